"""The handbook's own texts beside our questions, where its export was imported."""

import streamlit as st

from assessments.exchange.handbook import Page, kept
from assessments.folder import Assessment
from dashboard.literal import literal, worded
from dashboard.state import workspace
from data.words import Problem, _


def page(assessment: Assessment, activity: str) -> Page | None:
    """What the handbook says of an activity; where its copy cannot be read, says so."""
    try:
        handbook = kept(workspace().root, assessment.model)
    except Problem as problem:
        st.warning(worded(problem))
        return None
    return handbook.activities.get(activity) if handbook else None


def sections(said: Page) -> None:
    """The sections of an activity, folded away."""
    with st.expander(_("What the handbook says")):
        for heading, text in said.sections.items():
            st.markdown(f"**{literal(heading)}**")
            st.text(text)
