"""Answering: what is not said anew stays as it was, and comes back with the answer it belongs to."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from assessments.answers.events import Answered, LogEvent, Proposal
from assessments.answers.freezing import state
from assessments.answers.log import Draft
from assessments.answers.spoken import ANSWERS
from assessments.folder import Assessment
from assessments.questionnaire.shape import Model
from data.words import Problem, _

Who = dict[str, str | None]  # by, hat, via


def answer(assessment: Assessment, *said: Draft) -> int:
    """Answers points, each with `key`, `by` and what is said anew of value, note and links; how many were saved.

    What a draft leaves out or has as None stays, "" takes a note away. The reason why a point does not apply is no
    note of another answer, nor the other way round. `proposal`: what a number says of the point now; it is kept beside
    the answer, and whoever answers otherwise says why in the note. Raises Problem; then nothing is saved.
    """

    def drafts(before: list[LogEvent]) -> Iterator[Draft]:
        for one in said:
            given = {name: value for name, value in one.items() if value is not None}
            yield from _anew(before, assessment.model, given)

    return len(assessment.conclude(drafts))


def _anew(before: list[LogEvent], model: Model, said: Draft) -> Iterator[Draft]:
    """The whole answer, where it is another one than before; a whole activity's as it is."""
    if said["key"] in model.activities:
        yield {"kind": "answer", **said}
        return
    now = spoke(before, model, said["key"], said)
    chosen = said.get("value", now.value if now else "not_assessed")
    kept = spoke(before, model, said["key"], said, applies=chosen != "not_applicable")
    words = said.get("note", kept.note if kept else None)
    note, links = (words or "").strip() or None, tuple(said.get("links", now.links if now else ()))
    proposal = _beside(now, said, chosen)
    if "value" in said:
        _check_reasoned(said["key"], chosen, note, proposal)
    if (chosen, note, links, proposal) != (
        (now.value, now.note, now.links, now.proposal) if now else ("not_assessed", None, (), None)
    ):
        yield {**said, "kind": "answer", "value": chosen, "note": note, "links": links, "proposal": proposal}


def _beside(now: Answered | None, said: Draft, chosen: str) -> Proposal | None:
    """The proposal the answer was given beside: that of now where it is said now, else that of then."""
    if chosen == "not_assessed":
        return None
    if "value" not in said:
        return now.proposal if now else None
    proposal: Proposal | None = said.get("proposal")
    return proposal


def _check_reasoned(key: str, answer: str, note: str | None, proposal: Proposal | None) -> None:
    """Raises Problem where somebody answers otherwise than a number says, and not why."""
    if proposal and answer != proposal.answer and not note:
        raise Problem("answer.reason", key=key, answer=_(ANSWERS[proposal.answer]))


def confirm(assessment: Assessment, points: Collection[str], who: Who, proposals: Mapping[str, Proposal]) -> int:
    """Says one's own answers to these points once more, as of today; how many there were. Raises Problem.

    `proposals`: by point what a number says now.
    """

    def drafts(before: list[LogEvent]) -> Iterator[Draft]:
        if state(before) == "frozen":
            raise Problem("assessment.frozen", assessment=assessment.id)
        for point in points:
            if (one := spoke(before, assessment.model, point, who)) and one.value != "not_assessed":
                _check_reasoned(point, one.value, one.note, proposals.get(point))
                said: Draft = {"kind": "answer", "key": point, "value": one.value, "note": one.note, **who}
                yield said | {"links": one.links, "proposal": proposals.get(point)}

    return len(assessment.conclude(drafts))


def ask_again(assessment: Assessment, activity: str, who: Who) -> None:
    """Takes back that an activity is out of scope: every point is answered as before. Raises Problem."""

    def drafts(before: list[LogEvent]) -> Iterator[Draft]:
        for point in assessment.model.asked(activity):
            said: Draft = {"kind": "answer", "key": point, "value": "not_assessed", **who}
            if one := spoke(before, assessment.model, point, who, applies=True):
                said |= {"value": one.value, "note": one.note, "links": one.links}
            yield said

    assessment.conclude(drafts)


def spoke(
    events: Iterable[LogEvent], model: Model, point: str, who: Mapping[str, Any], *, applies: bool | None = None
) -> Answered | None:
    """The newest answer of this person in this role; `applies`: the newest that says it does, or that it does not."""
    found = [
        event
        for event in events
        if isinstance(event, Answered)
        and (event.by, event.hat) == (who["by"], who.get("hat"))
        and point in model.asked(event.key)
        and (applies is None or applies == (event.value != "not_applicable"))
    ]
    return max(found, key=lambda event: event.seq, default=None)
