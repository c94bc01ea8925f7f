"""One question: the answer, its note and its evidence, each saved as soon as it stands there."""

from functools import partial

import streamlit as st

from assessments import workflow
from assessments.answers.events import Answered
from assessments.answers.spoken import ANSWERS
from assessments.answers.standing import Answer
from assessments.folder import Assessment
from assessments.questionnaire.shape import Point
from dashboard.assessing import label
from dashboard.literal import literal
from dashboard.questionnaire.saying import keep, save, saved, show, typed
from dashboard.questionnaire.who import Me
from data import sentences
from data.words import _

CHOICES: list[Answer] = ["yes", "partly", "no", "not_applicable"]


def ask(assessment: Assessment, me: Me, point: Point, mine: Answered | None, words: str = "") -> None:
    """A question with what I said so far; `words`: what the handbook says there."""
    place = f"{assessment.id}/{me.id}/{me.hat}/{point.id}"
    given = mine.value if mine else "not_assessed"
    said = partial(_say, assessment, me, point.id, place, mine)
    chosen = st.segmented_control(
        label(point.question), CHOICES, format_func=lambda one: _(ANSWERS[one]), on_change=said,
        key=show(f"answer/{place}", None if given == "not_assessed" else given),
    )  # fmt: skip
    st.caption(label(point.help))
    if words:
        st.caption(_("The handbook: {words}").format(words=literal(words)))
    if chosen == "not_applicable":
        st.text_input(_("Why does it not apply?"), key=show(f"note/{place}", _note(mine)), on_change=said)
        if given != chosen:
            st.warning(_("Saved as soon as the reason stands here."))
    _words(place, mine, said, with_note=chosen != "not_applicable")
    if mine:
        take_back(assessment, me, mine, point.id)


def _words(place: str, mine: Answered | None, said: partial[None], *, with_note: bool) -> None:
    """Note and evidence; open where something stands there."""
    title = _("Note and evidence") if with_note else _("Evidence")
    with st.expander(title, expanded=bool(mine and (mine.links or (with_note and mine.note)))):
        if with_note:
            st.text_area(_("Note"), key=show(f"note/{place}", _note(mine)), on_change=said, height=80)
        st.text_area(
            _("Evidence, a link on each line"), key=show(f"links/{place}", "\n".join(mine.links if mine else ())),
            on_change=said, height=80,
        )  # fmt: skip


def take_back(assessment: Assessment, me: Me, mine: Answered, point: str) -> None:
    """Lets me take everything I wrote about a point out of the log, frozen or not."""
    if mine.note or mine.links:
        st.button(
            _("Take these words back for good"), type="tertiary", key=f"redact/{assessment.id}/{mine.hat}/{point}",
            on_click=save, args=(partial(_redact, assessment, me, point),),
        )  # fmt: skip
    if mine.hidden:
        st.caption(_("The words given here were taken back."))


def _redact(assessment: Assessment, me: Me, point: str) -> None:
    for event in assessment.log().events:
        about = isinstance(event, Answered) and point in assessment.model.asked(event.key)
        if about and event.by == me.id and (event.note or event.links):
            workflow.take_back(assessment, me.id, event.seq)


def _note(mine: Answered | None) -> str:
    return mine.note or "" if mine else ""


def _say(assessment: Assessment, me: Me, point: str, place: str, mine: Answered | None) -> None:
    widgets = (f"answer/{place}", f"note/{place}", f"links/{place}")
    value: Answer = typed(f"answer/{place}") or "not_assessed"
    note = (typed(f"note/{place}") or "").strip()
    links = [line.strip() for line in (typed(f"links/{place}") or "").splitlines() if line.strip()]
    if value == "not_applicable" and not note:
        keep(*widgets)  # a reason belongs to it; it is said together with that
        return
    now = (value, note or None, tuple(links))
    if now == ((mine.value, mine.note, mine.links) if mine else ("not_assessed", None, ())):
        return
    draft = {"kind": "answer", "key": point, "value": value, "note": note or None, "links": links, **me.said}
    saved(lambda: assessment.say([draft]), *widgets)


def when(mine: Answered) -> str:
    """When it was answered."""
    return _("Saved on {day}.").format(day=sentences.day(mine.at))
