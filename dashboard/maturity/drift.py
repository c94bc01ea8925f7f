"""What would be answered otherwise today than on the day of freezing."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from assessments.answers.spoken import ANSWERS
from assessments.evidence import sentences as told
from assessments.evidence.drift import Drifted, drift
from assessments.evidence.finding import Finding
from assessments.history import taken
from assessments.reading import Reading
from dashboard import assessing, findings
from dashboard.literal import literal
from data import sentences
from data.words import _, ngettext

Found = Mapping[str, Finding]


def show(reading: Reading, now: Found) -> None:
    """Points whose numbers say another thing now, by the rules that were frozen with the answers. Raises Problem."""
    done = taken(reading.assessment)
    if done is None:
        return
    day = done.at.date()
    then = findings.of(reading.assessment, day)
    st.subheader(_("What would be answered otherwise today"))
    if not any(point.evidence for point in reading.model.points.values()):
        st.write(_("It was frozen before questions had rules for numbers, so that nothing can be compared."))
        return
    drifted = drift(reading.standing, then, now)
    both = [point for point, one in now.items() if one.sure and point in then and then[point].sure]
    st.write(_sentence(drifted, len(both), day))
    if drifted:
        st.table(_table(reading, drifted), hide_index=True, alt=_("Answers that numbers would change today"))


def _sentence(drifted: list[Drifted], both: int, day: date) -> str:
    if not both:
        return _("No number speaks surely both of the day of freezing, {day}, and of today.").format(
            day=sentences.day(day)
        )
    text = ngettext(
        "Of {both} numbers that speak surely of both days, {n} says another thing than when it was frozen on {day}.",
        "Of {both} numbers that speak surely of both days, {n} say another thing than when it was frozen on {day}.",
        len(drifted),
    )
    return text.format(both=sentences.number(both), n=sentences.number(len(drifted)), day=sentences.day(day))


def _table(reading: Reading, drifted: list[Drifted]) -> pd.DataFrame:
    return pd.DataFrame({
        _("Question"): [f"**{assessing.label(reading.model.points[one.point].question)}**" for one in drifted],
        _("Answered"): [_(ANSWERS[one.answered]) for one in drifted],
        _("The number then"): [_side(one.then) for one in drifted],
        _("The number now"): [_side(one.now) for one in drifted],
    })  # fmt: skip


def _side(one: Finding) -> str:
    answer = _(ANSWERS[one.answer or "not_assessed"])
    return f"**{answer}**  \n{literal(told.value(one))}  \n{sentences.month(one.period)}"
