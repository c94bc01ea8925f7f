"""Assessment: the questionnaire, one activity at a time; every answer is saved at once."""

import streamlit as st

from dashboard import assessing
from data.words import N_, _

TITLE = N_("Assessment")
PLACE = 6
NUMBERS = False

st.title(_(TITLE))
found = assessing.there()
if found:
    one = assessing.choice(found)
    assessing.spoilt(one)
