"""Which answers are to be asked again: an answer holds for twelve months, or to the day that the plan names."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from assessments.evidence.validity import Held, held
from assessments.planning import Plan
from assessments.reading import Reading
from dashboard import assessing
from data import sentences
from data.words import _, ngettext


def show(reading: Reading, plan: Plan, today: date) -> None:
    """How many answers are too old, and how many soon will be, by activity."""
    st.subheader(_("How long the answers hold"))
    known = held(reading.model, reading.standing, plan)
    old, soon = [one for one in known if one.expired(today)], [one for one in known if one.soon(today)]
    parts = []
    if old:
        text = ngettext("**{n} answer is to be asked again.**", "**{n} answers are to be asked again.**", len(old))
        parts.append(text.format(n=sentences.number(len(old))))
    if soon:
        more = ngettext("{n} more will be within 90 days.", "{n} more will be within 90 days.", len(soon))
        alone = ngettext(
            "{n} answer is to be asked again within 90 days.", "{n} answers are to be asked again within 90 days.",
            len(soon),
        )  # fmt: skip
        parts.append((more if old else alone).format(n=sentences.number(len(soon))))
    st.write(" ".join(parts) or _("No answer has to be asked again within 90 days."))
    if old or soon:
        with st.expander(_("Which ones"), key="validity"):
            st.markdown("\n".join(_lines(reading, [*old, *soon])))
    st.caption(_("An answer holds for twelve months, or to another day that is set on the page Assessment."))


def _lines(reading: Reading, some: Iterable[Held]) -> list[str]:
    """A line for each activity, its earliest day first."""
    until = {one.point: one.until for one in some}
    lines = []
    for activity in reading.model.activities.values():
        days = [until[point] for point in reading.model.asked(activity.id) if point in until]
        if days:
            n = ngettext("{n} answer", "{n} answers", len(days)).format(n=sentences.number(len(days)))
            first = _("from {day}").format(day=sentences.day(min(days)))
            lines.append(f"- **{assessing.label(activity.title)}** {n}, {first}")
    return lines
