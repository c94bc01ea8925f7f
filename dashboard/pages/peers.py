"""Peers: where we stand among other administrations, how that moves, and what can be done together."""

import streamlit as st

from dashboard import address, state
from dashboard.literal import literal, worded
from dashboard.peers import asking, files, finding, moving, scores, similar, standing, together
from dashboard.state import View
from data.configuration import Configuration
from data.words import N_, Problem, _

TITLE = N_("Peers")
PLACE = 11
NUMBERS = False

TOPICS = {
    "compare": N_("Where we stand"),
    "time": N_("Over time"),
    "maturity": N_("Maturity"),
    "together": N_("Working together"),
    "find": N_("Find administrations"),
    "files": N_("Files"),
}
ANYTIME = {"find": finding.show, "files": files.show}  # before there are numbers too


def shown(view: View, topic: str) -> None:
    """What a topic shows of the numbers."""
    if topic == "compare":
        standing.show(view.snapshot, view.period)
    elif topic == "time":
        moving.show(view.snapshot, view.period)
    elif topic == "maturity":
        scores.show(view.snapshot, view.snapshot.stamp.today)
    else:
        asking.show(view.snapshot, view.period)
        together.show(view)
        similar.show(view.snapshot)


def none_yet(said: Configuration) -> None:
    """What to do before there are numbers; `said` is how the workspace is configured, so that it is known to be."""
    st.write(
        _("There are no numbers of {name} yet: collect on the page Start, or with `ospo collect`.").format(
            name=literal(said.organisation.name)
        )
    )
    st.write(_("Peers can be picked below Find administrations, and files of theirs taken below Files, before that."))


st.title(_(TITLE))
topic = st.radio(
    _("What to look at"), list(TOPICS), horizontal=True, format_func=lambda each: _(TOPICS[each]),
    **address.bound("topic", TOPICS, "compare"),
)  # fmt: skip
here, view = state.workspace(), state.whole()
try:
    if topic in ANYTIME:
        ANYTIME[topic](here)
    elif view:
        shown(view, topic)
    else:
        none_yet(here.configuration)
except Problem as problem:
    st.error(worded(problem))
