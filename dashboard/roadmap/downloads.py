"""The plan for other tools."""

import streamlit as st

from assessments.roadmap.files import FORMS
from assessments.roadmap.roadmap import Roadmap
from data.words import _


def show(one: Roadmap, names: dict[str, str]) -> None:
    """A button for each file; names of owners only if asked for."""
    st.subheader(_("Take it along"))
    if not one.steps:
        st.write(_("There is nothing to take along before a step is planned."))
        return
    st.caption(
        _("GitLab imports the table as issues. GitHub imports none: the script makes them with its command line.")
    )
    named = st.checkbox(_("With the names of owners"), key="roadmap-names")
    with st.container(horizontal=True):
        for form, each in FORMS.items():
            text = each.write(one, names if named else {}).encode()
            st.download_button(_(each.title), text, each.file, each.mime, on_click="ignore", key=f"roadmap-{form}")
