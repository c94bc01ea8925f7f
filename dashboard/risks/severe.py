"""Known vulnerabilities by repository, the severest first, with the version that mends them."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import download
from dashboard.state import View
from data import components, figures, risks, sentences
from data.packages import called
from data.words import _, ngettext


def show(view: View) -> None:
    """A table of all, or that there is none."""
    whose = view.snapshot, view.organisation, view.repositories
    st.subheader(_("Known vulnerabilities"))
    unasked = components.unscreened(*whose)
    if unasked:
        wording = ngettext(
            "{n} component in use could not be held against the advisories.",
            "{n} components in use could not be held against the advisories.",
            unasked,
        )
        st.caption(wording.format(n=sentences.number(unasked)))
    rows = components.flaws(*whose)
    if rows.empty:
        st.write(_("None is known.") if not unasked else _("None is known in what was looked at."))
        return
    st.dataframe(
        _table(rows), hide_index=True, alt=_("Known vulnerabilities"), placeholder=_("unknown"),
        column_config=_columns(),
    )  # fmt: skip
    download.csv(lambda: components.flawed(*whose), "vulnerabilities")


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """Each vulnerability of each package once, with the number of repositories that have it."""
    return pd.DataFrame({
        _("Severity"): [risks.severity(figures.plain(one)) for one in rows["severity"]],
        _("Package"): [called(one) for one in rows["package"]],
        _("Mended in"): rows["fixed"].fillna(_("none named")),
        _("Repositories"): rows["repositories"],
        _("Known since"): rows["published_at"].dt.date,
        _("Vulnerability"): rows["flaw"],
        _("What it is"): rows["summary"].fillna(""),
    })  # fmt: skip


def _columns() -> dict[str, Any]:
    widths = {
        _("Severity"): 75, _("Package"): 200, _("Mended in"): 110, _("Repositories"): 95, _("Known since"): 100,
        _("Vulnerability"): 145, _("What it is"): 420,
    }  # fmt: skip
    return {name: st.column_config.Column(width=width) for name, width in widths.items()}
