"""Report: what goes into the meeting, as it will be, and its files."""

import streamlit as st

from dashboard import state
from dashboard.literal import literal, worded
from dashboard.report import found, shown, wished, written
from data import sentences
from data.words import N_, Problem, _
from data.workspace import Workspace
from report.making import Wish
from report.sources import Sources

TITLE = N_("Report")
PLACE = 12
NUMBERS = False


def basis(sources: Sources) -> str:
    """From what it is told, and what is missing."""
    if sources.period and sources.reading:
        text = _("From the numbers up to {month} and the assessment {id}, as of {day}.")
    elif sources.period:
        text = _("From the numbers up to {month}, as of {day}. Maturity is missing: begin on the page Assessment.")
    elif sources.reading:
        text = _("From the assessment {id}, as of {day}. Numbers are missing: collect them on the page Start.")
    else:
        text = _("There is nothing to report yet: collect numbers on the page Start, or begin on the page Assessment.")
    return text.format(
        month=sentences.month(sources.period) if sources.period else "",
        id=literal(sources.reading.assessment.id) if sources.reading else "",
        day=sentences.day(sources.day),
    )


def regularly(workspace: Workspace, wish: Wish) -> None:
    """The same without this page."""
    with st.expander(_("Every month by itself")):
        st.write(_("The same on the terminal, in the folder of the workspace, from newer numbers:"))
        st.code(wished.command(workspace, wish), language=None, wrap_lines=True)
        st.write(_("Recipes for cron, systemd and pipelines are in the project's `docs/regularly.md`."))


def show(workspace: Workspace) -> None:
    """What it is told from, what is added, how it is wanted, what comes of it. Raises Problem."""
    assessment = wished.assessment(found.sources(workspace))
    sources = found.sources(workspace, assessment)
    st.write(basis(sources))
    for problem in sources.problems:
        st.warning(worded(problem))
    written.write(workspace, sources)
    st.subheader(_("The report"))
    wish = wished.wished(workspace, assessment)
    shown.files(workspace, wish)
    regularly(workspace, wish)
    shown.pages(workspace, wish)


st.title(_(TITLE))
try:
    show(state.workspace())
except Problem as problem:
    st.error(worded(problem))
