"""How the report is wanted: how long, on which paper, in which language, with what changed, with names or without."""

import streamlit as st

from dashboard import address
from data.configuration.report import Paper, usual
from data.words import N_, _, languages
from data.workspace import Workspace
from report.making import Wish

LENGTHS = {"one": N_("One page"), "long": N_("Everything")}
PAPERS: dict[Paper, str] = {"a4": N_("A4"), "letter": N_("Letter")}
ALSO = {"since": N_("Say what changed since the last report"), "nameless": N_("Leave out the names of owners")}


def wished(workspace: Workspace) -> Wish:
    """The choices, kept in the address."""
    said = workspace.configuration
    habit = said.report.paper or usual(said.organisation.country)
    first, second, third = st.columns(3)
    with first:
        length = st.radio(
            _("Length"), [*LENGTHS], horizontal=True, format_func=lambda one: _(LENGTHS[one]),
            **address.bound("length", LENGTHS, "one"),
        )  # fmt: skip
    with second:
        paper: Paper = st.radio(
            _("Paper"), [*PAPERS], horizontal=True, format_func=lambda one: _(PAPERS[one]),
            **address.bound("paper", PAPERS, habit),
        )  # fmt: skip
    with third:
        language = _language(said.report.language)
    also = st.pills(
        _("Also"), [*ALSO], selection_mode="multi", format_func=lambda one: _(ALSO[one]),
        **address.bound("also", ALSO, [], most=len(ALSO)),
    )  # fmt: skip
    return Wish(
        long=length == "long", since_last="since" in also, named="nameless" not in also, paper=paper, language=language
    )


def _language(habit: str) -> str:
    """No choice where there is only one."""
    if len(languages()) == 1:
        return habit
    chosen: str = st.selectbox(_("Language"), languages(), **address.bound("report", languages(), habit))
    return chosen
