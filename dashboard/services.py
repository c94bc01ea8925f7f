"""What the services could tell of what the software is built from, and how old their answers are."""

import pandas as pd
import streamlit as st

from data import figures, sentences
from data.words import N_, _

SERVICES = {
    "package": N_("Age of packages (deps.dev)"),
    "advisory": N_("Known vulnerabilities (OSV)"),
    "scorecard": N_("Security practice (OpenSSF Scorecard)"),
    "upstream_work": N_("Who works on them (their source repositories)"),
    "outside_contribution": N_("What we gave to others (the forge's search)"),
}


def told(logs: pd.DataFrame) -> None:
    """A line for each service that had something to say; nothing before there is any list of components."""
    found = logs[logs["resource"].isin(SERVICES)]
    if found.empty:
        return
    st.subheader(_("Services"))
    lines = [_line(name, found[found["resource"] == name]) for name in SERVICES if name in set(found["resource"])]
    st.markdown("\n".join(f"- {line}" for line in lines))


def _line(name: str, rows: pd.DataFrame) -> str:
    """Known vulnerabilities (OSV): 91 % of what is in use, the oldest answer of 20 Nov 2026."""
    title = _(SERVICES[name])
    told = rows[rows["expected"].fillna(1) > 0]  # of what is built from nothing there is nothing to tell
    if len(told) and (told["state"] == "disabled").all():
        return _("**{title}**: not asked, as ospo.yaml says.").format(title=title)
    expected, collected = told["expected"].sum(), told["collected"].sum()
    since = figures.plain(told["confirmed_at"].min())
    if since is None:
        return _("**{title}**: nothing known.").format(title=title)
    if not expected:
        return _("**{title}**: asked, the oldest answer of {day}.").format(title=title, day=sentences.day(since))
    share = sentences.amount(int(100 * collected / expected), "%")
    return _("**{title}**: {share} of what is in use, the oldest answer of {day}.").format(
        title=title, share=share, day=sentences.day(since)
    )
