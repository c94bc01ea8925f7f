"""What to do next and how the plan is doing, in a sentence or two."""

from datetime import date

import streamlit as st

from assessments.roadmap import wording
from assessments.roadmap.roadmap import Roadmap
from dashboard import assessing
from dashboard.literal import literal
from data import sentences
from data.words import _, ngettext


def show(one: Roadmap, today: date) -> None:
    """The first candidate that nothing is planned for and why, then the plan in numbers."""
    st.markdown(f"{_next(one)} {_planned(one, today)}")


def because(reasons: list[str]) -> str:
    """Half-sentences in one, for a place that reads Markdown."""
    return _("because {reasons}").format(reasons=_(", and ").join(literal(reason) for reason in reasons))


def _next(one: Roadmap) -> str:
    if not one.candidates:
        return _("Everything is at its target.")
    if not one.waiting:
        return _("Something is planned for every activity that is not at its target.")
    first = one.waiting[0]
    text = _("Next: **{title}**, {because}.")
    return text.format(title=assessing.label(first.activity.title), because=because(wording.why(first, one.model)))


def _planned(one: Roadmap, today: date) -> str:
    if not one.open:
        return _("No step is planned.")
    text = ngettext("{n} step is planned", "{n} steps are planned", len(one.open))
    parts = [text.format(n=sentences.number(len(one.open)))]
    if late := sum(step.late(today) for step in one.open):
        parts.append(ngettext("**{n} is overdue**", "**{n} are overdue**", late).format(n=sentences.number(late)))
    return ", ".join(parts) + "."
