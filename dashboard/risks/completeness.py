"""Of how much the risks are known, and as of when: what a reader has to know before the first number."""

import streamlit as st

from dashboard.state import View
from data import components, sentences
from data.words import _

ENOUGH = 0.5  # share of the components held against the advisories, below which that comes as a warning


def told(view: View) -> None:
    """One line; a warning where little is known."""
    total, screened, aged = components.known(view.snapshot, view.organisation, view.repositories)
    said = _(
        "As of {day}, whatever month is chosen: of {n} components in use {screened} were held against known"
        " vulnerabilities, and of {aged} the age is known."
    ).format(
        day=sentences.day(view.snapshot.stamp.published_at), n=sentences.number(total),
        screened=sentences.number(screened), aged=sentences.number(aged),
    )  # fmt: skip
    if screened < ENOUGH * total:
        st.warning(said + " " + _("What is not known may be the larger risk; Sources says what is missing."))
    else:
        st.caption(said)
