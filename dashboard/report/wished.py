"""How the report is wanted: how long, on which paper, in which language, with what changed, with names or without."""

import streamlit as st

from dashboard import address
from data.configuration.report import Paper, usual
from data.words import N_, _, languages
from data.workspace import Workspace
from report.making import Wish

LENGTHS = {"one": N_("One page"), "long": N_("Everything")}
PAPERS: dict[Paper, str] = {"a4": N_("A4"), "letter": N_("Letter")}
YES = "yes"


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
    return Wish(
        long=length == "long", since_last=_ticked("since", _("Say what changed since the last report")),
        named=not _ticked("nameless", _("Leave out the names of owners")), paper=paper, language=language,
    )  # fmt: skip


def _language(habit: str) -> str:
    """No choice where there is only one."""
    if len(languages()) == 1:
        return habit
    chosen: str = st.selectbox(_("Language"), languages(), **address.bound("report", languages(), habit))
    return chosen


def _ticked(name: str, label: str) -> bool:
    """A choice that the address can hold, which a check box is not."""
    chosen: str | None = st.pills(
        label, [YES], format_func=lambda _one: label, label_visibility="collapsed", **address.bound(name, [YES], None)
    )
    return chosen == YES
