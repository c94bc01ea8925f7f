"""How the report is wanted: how long, on which paper, in which language, with what changed, with names or without."""

import streamlit as st
from babel import Locale

from dashboard import address, assessing
from data.configuration.report import Paper, usual
from data.words import N_, _, languages
from data.workspace import Workspace
from report.making import Wish
from report.sources import Sources, tellable

LENGTHS = {"one": N_("One page"), "long": N_("Everything")}
PAPERS: dict[Paper, str] = {"a4": N_("A4"), "letter": N_("Letter")}
ALSO = {"since": N_("Say what changed since the last report"), "nameless": N_("Leave out the names of owners")}


def assessment(sources: Sources) -> str | None:
    """The one it is to be told from; None for the one that it is told from by itself. No choice where there is one."""
    there = {one.id: one for one in tellable(sources.every)}
    if sources.reading is None or len(there) < 2:
        return None
    default = sources.reading.assessment.id
    chosen: str = st.selectbox(
        _("Assessment"), [*there], format_func=lambda one: assessing.named(there[one]),
        **address.bound("told", there, default),
    )  # fmt: skip
    return None if chosen == default else chosen


def wished(workspace: Workspace, assessment: str | None) -> Wish:
    """The choices, kept in the address."""
    with st.container(horizontal=True, gap="medium"):
        length = st.radio(
            _("Length"), [*LENGTHS], horizontal=True, format_func=lambda one: _(LENGTHS[one]), width="content",
            **address.bound("length", LENGTHS, "one"),
        )  # fmt: skip
        paper: Paper = st.radio(
            _("Paper"), [*PAPERS], horizontal=True, format_func=lambda one: _(PAPERS[one]), width="content",
            **address.bound("paper", PAPERS, habit(workspace)),
        )  # fmt: skip
        language = _language(workspace.configuration.report.language)
    with st.container(horizontal=True, gap="medium"):
        also = {name for name in ALSO if _ticked(name)}
    return Wish(
        long=length == "long",
        since_last="since" in also,
        assessment=assessment,
        named="nameless" not in also,
        paper=paper,
        language=language,
    )


def habit(workspace: Workspace) -> Paper:
    """The paper where none is chosen."""
    said = workspace.configuration
    return said.report.paper or usual(said.organisation.country)


def command(workspace: Workspace, wish: Wish) -> str:
    """What makes it on a terminal, from newer numbers."""
    said = workspace.configuration.report.language
    options = {
        "--long": wish.long, f"--paper {wish.paper}": wish.paper != habit(workspace),
        f"--language {wish.language}": wish.language != said, "--without-names": not wish.named,
        f"--assessment {wish.assessment}": wish.assessment is not None,
    }  # fmt: skip
    chosen = "".join(f" {option}" for option, on in options.items() if on)
    return f"ospo collect && ospo report --since last{chosen} -o report.pdf --force"


def _ticked(name: str) -> bool:
    """Whether this is wanted too."""
    st.session_state[f"also-{name}"] = name in address.chosen().get("also", [])
    return st.checkbox(_(ALSO[name]), key=f"also-{name}", on_change=_tick, width="content")


def _tick() -> None:
    address.say("also", [name for name in ALSO if st.session_state[f"also-{name}"]])


def _language(usually: str) -> str:
    """No choice where there is only one."""
    if len(languages()) == 1:
        return usually
    chosen: str = st.selectbox(
        _("Language"), languages(), format_func=lambda one: str(Locale.parse(one).display_name), width=200,
        **address.bound("in", languages(), usually),
    )  # fmt: skip
    return chosen
