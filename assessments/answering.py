"""Answering: what is not said anew stays as it was, and comes back with the answer it belongs to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assessments.answers.events import Answered, LogEvent
from assessments.answers.log import Draft
from assessments.folder import Assessment
from assessments.questionnaire.shape import Model

Who = dict[str, str | None]  # by, hat, via


def answer(assessment: Assessment, *said: Draft) -> int:
    """Answers points, each with `key`, `by` and what is said anew of value, note and links; how many were saved.

    What a draft leaves out or has as None stays, "" takes a note away. The reason why a point does not apply is no
    note of another answer, nor the other way round. Raises Problem; then nothing is saved.
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
    if (chosen, note, links) != ((now.value, now.note, now.links) if now else ("not_assessed", None, ())):
        yield {**said, "kind": "answer", "value": chosen, "note": note, "links": links}


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
