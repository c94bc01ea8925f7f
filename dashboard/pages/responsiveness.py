"""Responsiveness: how soon people are answered, what becomes of change requests, and what is left lying."""

import streamlit as st

from dashboard import state, topics
from data.rules import MODELS
from data.topics import RESPONSIVENESS
from data.words import N_, _

TITLE = N_("Responsiveness")
PLACE = 3

st.title(_(TITLE))
st.write(
    _(
        "An answer is the first word or act of a human other than who asked. What nobody answered counts as waiting"
        " still. Times that would show one person's work are not shown."
    )
)
chosen = topics.show(state.view(), RESPONSIVENESS)
for model in MODELS:
    if chosen == model.id:
        unseen = _(" It also looks at {metrics}, not collected yet.").format(
            metrics=", ".join(_(name) for name in model.unseen)
        )
        st.caption(
            _("{title}: {source}.").format(title=_(model.title), source=_(model.source))
            + (unseen if model.unseen else "")
        )
