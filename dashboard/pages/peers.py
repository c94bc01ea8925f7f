"""Peers: where we stand among other administrations, how that moves, and what can be done together."""

import streamlit as st

from dashboard import address, state
from dashboard.literal import worded
from dashboard.peers import asking, moving, scores, similar, standing, together
from dashboard.state import View
from data.words import N_, Problem, _

TITLE = N_("Peers")
PLACE = 11
NUMBERS = False

TOPICS = {
    "compare": N_("Where we stand"),
    "time": N_("Over time"),
    "maturity": N_("Maturity"),
    "together": N_("Working together"),
}


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


st.title(_(TITLE))
topic = st.radio(
    _("What to look at"), list(TOPICS), horizontal=True, format_func=lambda each: _(TOPICS[each]),
    **address.bound("topic", TOPICS, "compare"),
)  # fmt: skip
view = state.whole()
try:
    if view:
        shown(view, topic)
except Problem as problem:
    st.error(worded(problem))
