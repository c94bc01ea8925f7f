"""Contributions: how much is done, by how many, and on how few it rests."""

import streamlit as st

from dashboard import state, topics
from data.topics import CONTRIBUTIONS
from data.words import N_, _

TITLE = N_("Contributions")
PLACE = 2

st.title(_(TITLE))
topics.show(state.view(), CONTRIBUTIONS)
