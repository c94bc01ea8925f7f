"""Known vulnerabilities by repository, the severest first, with the version that mends them."""

import pandas as pd
import streamlit as st

from dashboard import download
from dashboard.state import View
from data import figures, risks, sentences
from data.packages import called
from data.words import _, ngettext


def show(view: View) -> None:
    """A table of all, or that there is none."""
    rows = figures.details(view.snapshot, "vulnerability", view.organisation)
    if view.repositories:
        rows = rows[rows["repository"].isin(view.repositories)]
    st.subheader(_("Known vulnerabilities"))
    window = figures.details(view.snapshot, "component", view.organisation)
    unasked = int((~window["screened"]).sum()) if len(window) else 0
    if unasked:
        wording = ngettext(
            "{n} component in use could not be held against the advisories.",
            "{n} components in use could not be held against the advisories.",
            unasked,
        )
        st.caption(wording.format(n=sentences.number(unasked)))
    if rows.empty:
        st.write(_("None is known."))
        return
    st.dataframe(
        _table(rows), hide_index=True, height=360, alt=_("Known vulnerabilities"), placeholder=_("unknown"),
        column_config={_("What it is"): st.column_config.Column(width="large")},
    )  # fmt: skip
    download.csv(rows, "vulnerabilities")


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """Each vulnerability of each package once, with the number of repositories that have it."""
    once = rows.groupby(["package", "flaw"], as_index=False).agg(
        severity=("severity", "max"), score=("score", "max"), published_at=("published_at", "min"),
        fixed=("fixed", "first"), repositories=("repository", "nunique"), summary=("summary", "first"),
    )  # fmt: skip
    once = once.sort_values(["severity", "score", "repositories"], ascending=[False, False, False], na_position="last")
    return pd.DataFrame({
        _("Severity"): [risks.severity(figures.plain(one)) for one in once["severity"]],
        _("Package"): [called(one) for one in once["package"]],
        _("Repositories"): once["repositories"],
        _("Mended in"): once["fixed"].fillna(_("no version yet")),
        _("Vulnerability"): once["flaw"],
        _("Known since"): once["published_at"].dt.date,
        _("What it is"): once["summary"].fillna(""),
    })  # fmt: skip
