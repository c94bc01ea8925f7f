"""Exchange files: ours for others, and theirs for us."""

import streamlit as st

from dashboard.peers import ours, theirs
from dashboard.questionnaire.saying import trouble
from data.words import _
from data.workspace import Workspace


def show(workspace: Workspace) -> None:
    """Both directions."""
    trouble()
    st.write(_("Administrations compare themselves by files that they send each other, or keep in one repository."))
    ours.show(workspace)
    theirs.show(workspace)
