"""Sources: what was collected when, what failed and why, what is missing."""

import pandas as pd
import streamlit as st

from dashboard import collecting, state
from data import figures, sentences
from data.words import _, ngettext

STATES = {
    "complete": _("complete"),
    "partial": _("in part"),
    "empty": _("empty"),
    "gone": _("gone"),
    "forbidden": _("no access"),
    "disabled": _("switched off"),
    "failed": _("failed"),
}
RESOURCES = {
    "commit": _("commits"),
    "tag": _("tags"),
    "observation": _("files and licences"),
    "lines": _("changed lines"),
}
WELL = ("complete", "empty")


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The log as a person reads it."""
    return pd.DataFrame(
        {
            _("Repository"): rows["repository"],
            _("What"): [RESOURCES.get(name, name) for name in rows["resource"]],
            _("How it went"): [STATES.get(name, name) for name in rows["state"]],
            _("Why"): rows["error"].fillna(""),
            _("Collected"): rows["collected"],
            _("Of"): rows["expected"],
            _("Known until"): rows["confirmed_at"].dt.date,
            _("Last tried"): rows["started_at"].dt.date,
            _("Requests"): rows["requests"],
            _("Seconds"): rows["seconds"].round(),
        }
    )


def summary(rows: pd.DataFrame) -> str:
    """One sentence: how many repositories, and how collecting their commits went."""
    commits = rows[rows["resource"] == "commit"]
    counts = commits["state"].value_counts()
    parts = [f"{n} {STATES.get(str(name), str(name))}" for name, n in counts.items()]
    total = ngettext("{n} repository", "{n} repositories", len(commits)).format(n=len(commits))
    return f"{total}: {', '.join(parts)}."


view = state.view()
log = figures.details(view.snapshot, "collection", view.organisation)
st.title(_("Sources"))
st.write(summary(log))
st.caption(_("Numbers published {day}.").format(day=sentences.day(view.snapshot.stamp.published_at)))
collecting.button(state.workspace(), _("Collect now"))

attention = log[~log["state"].isin(WELL)]
st.subheader(_("What is missing"))
if attention.empty:
    st.write(_("Nothing: everything that should have been collected was."))
else:
    st.dataframe(
        shown(attention),
        hide_index=True,
        placeholder=_("unknown"),
        alt=_("Sources that failed or were collected in part"),
    )

st.subheader(_("Everything"))
st.dataframe(shown(log), hide_index=True, placeholder=_("unknown"), alt=_("All sources"))
