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
    rows = rows.sort_values(["severity", "score", "published_at"], ascending=[False, False, True], na_position="last")
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
        pd.DataFrame({
            _("Severity"): [risks.severity(figures.plain(one)) for one in rows["severity"]],
            _("Component"): [called(one) for one in rows["component"]],
            _("Repository"): rows["repository"],
            _("Vulnerability"): rows["flaw"],
            _("Known since"): rows["published_at"].dt.date,
            _("Mended in"): rows["fixed"].fillna(_("no version yet")),
            _("What it is"): rows["summary"].fillna(""),
        }),
        hide_index=True, height=360, alt=_("Known vulnerabilities"), placeholder=_("unknown"),
    )  # fmt: skip
    download.csv(rows, "vulnerabilities")
