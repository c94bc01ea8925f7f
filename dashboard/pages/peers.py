"""Peers: where we stand among other administrations, how that moves, and what can be done together."""

import streamlit as st

from dashboard import address, state
from dashboard.literal import worded
from dashboard.peers import standing
from dashboard.state import View
from data.words import N_, Problem, _

TITLE = N_("Peers")
PLACE = 11
NUMBERS = False

TOPICS = {"compare": N_("Where we stand")}


def shown(view: View | None) -> None:
    """The topic that was chosen."""
    topic = st.radio(
        _("What to look at"), list(TOPICS), horizontal=True, format_func=lambda each: _(TOPICS[each]),
        **address.bound("topic", TOPICS, "compare"),
    )  # fmt: skip
    if topic == "compare" and view:
        standing.show(view.snapshot, view.period)


st.title(_(TITLE))
try:
    shown(state.whole())
except Problem as problem:
    st.error(worded(problem))
