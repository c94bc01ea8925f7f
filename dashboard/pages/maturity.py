"""Maturity: how far each goal is, how that changed, and what is furthest from its target."""

import streamlit as st

from dashboard import assessing
from data.words import N_, _

TITLE = N_("Maturity")
PLACE = 7
NUMBERS = False

st.title(_(TITLE))
found = assessing.there()
if not found:
    st.write(_("Nothing is assessed yet. Begin on the page Assessment, or with `ospo assess new`."))
else:
    one = assessing.choice(found)
    assessing.spoilt(one)
