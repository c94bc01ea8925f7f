"""Report: what goes into the meeting, as it will be, and its files."""

import streamlit as st

from dashboard import state
from dashboard.literal import literal, worded
from dashboard.report import shown, wished, written
from data import sentences
from data.words import N_, Problem, _
from data.workspace import Workspace
from report.sources import Sources, sources

TITLE = N_("Report")
PLACE = 12
NUMBERS = False

REGULARLY = "ospo collect && ospo report --since last -o report.pdf --force"


def basis(found: Sources) -> str:
    """From what it is told."""
    numbers = (
        _("the numbers of {month}").format(month=sentences.month(found.period)) if found.period else _("no numbers")
    )
    reading = found.reading
    answers = _("the assessment {id}").format(id=reading.assessment.id) if reading else _("no assessment")
    return _("Told from {numbers} and {answers}, as of {day}.").format(
        numbers=numbers, answers=answers, day=sentences.day(found.day)
    )


def show(workspace: Workspace) -> None:
    """What it is told from, what is added, how it is wanted, what comes of it. Raises Problem."""
    found = sources(workspace)
    st.write(literal(basis(found)))
    for problem in found.problems:
        st.warning(worded(problem))
    written.write(workspace, found)
    st.subheader(_("The report"))
    shown.show(workspace, wished.wished(workspace))
    with st.expander(_("Every month by itself")):
        st.write(_("The same on the terminal, for cron, systemd or a pipeline:"))
        st.code(REGULARLY, language="sh")


st.title(_(TITLE))
try:
    show(state.workspace())
except Problem as problem:
    st.error(worded(problem))
