"""One question: the answer, its note and its evidence, each saved as soon as it stands there."""

from functools import partial
from typing import Any

import streamlit as st

from assessments import workflow
from assessments.answering import answer, spoke
from assessments.answers.events import Answered, Proposal
from assessments.answers.spoken import ANSWERS
from assessments.answers.standing import Answer
from assessments.evidence.finding import Finding
from assessments.folder import Assessment
from assessments.questionnaire.shape import Point
from dashboard.assessing import label
from dashboard.literal import literal
from dashboard.questionnaire import measured
from dashboard.questionnaire.saying import keep, kept, save, saved, show, typed
from dashboard.questionnaire.who import Me
from data.words import N_, _

CHOICES: list[Answer] = ["yes", "partly", "no", "not_applicable"]
FIELDS = {"answer": "value", "reason": "note", "note": "note", "links": "links"}
WHEN = N_("Saved when you leave the field.")


def ask(
    assessment: Assessment, me: Me, point: Point, mine: Answered | None, finding: Finding | None, words: str = ""
) -> None:
    """A question with what I said so far and what a number says; `words`: what the handbook says there."""
    place = f"{assessment.id}/{me.id}/{me.hat}/{point.id}"
    given = mine.value if mine else "not_assessed"
    said = partial(_say, assessment, me, point.id, place, finding.proposal if finding else None)
    chosen = st.segmented_control(
        label(point.question), CHOICES, format_func=lambda one: _(ANSWERS[one]), on_change=said, args=("answer",),
        key=show(f"answer/{place}", None if given == "not_assessed" else given),
    )  # fmt: skip
    if mine and chosen is None:
        st.caption(_("You took your answer back. Choose one to answer again."))
    st.caption(label(point.help))
    if words:
        st.caption(_("The handbook: {words}").format(words=literal(words)))
    if finding:
        measured.show(assessment, me, finding, mine, f"answer/{place}")
    waits, applies = chosen not in (None, given) and kept(f"answer/{place}"), chosen != "not_applicable"
    if not applies:
        _reason(assessment, me, point, place, said)
        if given != chosen:
            st.warning(_("Saved as soon as the reason stands here."))
    elif waits:
        st.warning(_("The number says otherwise. Saved as soon as the note says why."))
    _words(place, mine, said, with_note=applies, wanted=waits)
    if mine:
        take_back(assessment, mine, point.id)


def _reason(assessment: Assessment, me: Me, point: Point, place: str, said: partial[None]) -> None:
    before = spoke(assessment.log().events, assessment.model, point.id, me.said, applies=False)
    key = show(f"reason/{place}", before.note or "" if before else "")
    st.text_input(_("Why does it not apply?"), key=key, on_change=said, args=("reason",), help=_(WHEN))


def _words(place: str, mine: Answered | None, said: partial[None], *, with_note: bool, wanted: bool) -> None:
    """Note and evidence; open where something stands there or is wanted."""
    title = _("Note and evidence") if with_note else _("Evidence")
    there = wanted or bool(mine and (mine.links or (with_note and mine.note)))
    with st.expander(title, expanded=there, key=f"wanted/{place}" if wanted else f"words/{place}"):
        if with_note:
            key = show(f"note/{place}", mine.note or "" if mine else "")
            st.text_area(_("Note"), key=key, on_change=said, args=("note",), height=80, help=_(WHEN))
        st.text_area(
            _("Evidence, a link on each line"), key=show(f"links/{place}", "\n".join(mine.links if mine else ())),
            on_change=said, args=("links",), height=80, help=_(WHEN),
        )  # fmt: skip


def take_back(assessment: Assessment, mine: Answered, point: str) -> None:
    """Lets me take what I wrote about a point in this role out of the log, frozen or not."""
    if mine.note or mine.links:
        with st.popover(_("Take these words back …"), type="tertiary"):
            st.write(_("What you wrote here, now and before, leaves the log for good. The answer stays."))
            st.button(
                _("Take them back for good"), key=f"redact/{assessment.id}/{mine.hat}/{point}", on_click=save,
                args=(partial(_redact, assessment, mine, point),),
            )  # fmt: skip
    if mine.hidden:
        st.caption(_("The words given here were taken back."))


def _redact(assessment: Assessment, mine: Answered, point: str) -> None:
    for event in assessment.log().events:
        about = isinstance(event, Answered) and point in assessment.model.asked(event.key)
        if about and (event.by, event.hat) == (mine.by, mine.hat) and (event.note or event.links):
            workflow.take_back(assessment, mine.by, event.seq)


def _say(assessment: Assessment, me: Me, point: str, place: str, proposal: Proposal | None, field: str) -> None:
    """Saves the field that was changed, with those that could not be saved before; the others are left as they are."""
    fields = [one for one in FIELDS if one == field or kept(f"{one}/{place}")]
    said = {FIELDS[one]: _meant(one, typed(f"{one}/{place}")) for one in fields}
    widgets = [f"{one}/{place}" for one in fields]
    if said.get("value") == "not_applicable" and not said.get("note"):
        before = spoke(assessment.log().events, assessment.model, point, me.said, applies=False)
        if not (before and before.note):
            keep(*widgets)  # a reason belongs to it; it is said together with that
            return
    saved(lambda: answer(assessment, {"key": point, "proposal": proposal, **me.said, **said}), *widgets)


def _meant(field: str, given: Any) -> Any:
    if field == "answer":
        return given or "not_assessed"
    text = given or ""
    return [line.strip() for line in text.splitlines() if line.strip()] if field == "links" else text
