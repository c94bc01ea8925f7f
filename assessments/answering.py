"""Answering: what is not said anew stays as it was, and comes back with the answer it belongs to."""

from collections.abc import Iterable, Sequence
from typing import Any

from assessments.answers.events import Answered, LogEvent
from assessments.answers.standing import Answer
from assessments.folder import Assessment
from assessments.questionnaire.shape import Model

Who = dict[str, str | None]  # by, hat, via


def answer(
    assessment: Assessment, point: str, who: Who, *,
    value: Answer | None = None, note: str | None = None, links: Sequence[str] | None = None,
) -> int:  # fmt: skip
    """Answers a point in one's role; what is None stays, "" takes a note away. Says how many events were saved.

    The reason why a point does not apply is no note of another answer, nor the other way round. Raises Problem.
    """

    def drafts(before: list[LogEvent]) -> list[dict[str, Any]]:
        now = spoke(before, assessment.model, point, who)
        chosen = value or (now.value if now else "not_assessed")
        kept = spoke(before, assessment.model, point, who, applies=chosen != "not_applicable")
        words = (kept.note if kept else None) if note is None else note.strip() or None
        given = chosen, words, tuple(links if links is not None else now.links if now else ())
        if given == ((now.value, now.note, now.links) if now else ("not_assessed", None, ())):
            return []
        return [_draft(point, who, *given)]

    return len(assessment.conclude(drafts))


def ask_again(assessment: Assessment, activity: str, who: Who) -> None:
    """Takes back that an activity is out of scope: every point is answered as before. Raises Problem."""

    def drafts(before: list[LogEvent]) -> list[dict[str, Any]]:
        points = assessment.model.asked(activity)
        said = {point: spoke(before, assessment.model, point, who, applies=True) for point in points}
        return [
            _draft(point, who, one.value, one.note, one.links) if one else _draft(point, who, "not_assessed", None, ())
            for point, one in said.items()
        ]

    assessment.conclude(drafts)


def spoke(
    events: Iterable[LogEvent], model: Model, point: str, who: Who, *, applies: bool | None = None
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


def _draft(point: str, who: Who, value: Answer, note: str | None, links: Sequence[str]) -> dict[str, Any]:
    return {"kind": "answer", "key": point, "value": value, "note": note, "links": links, **who}
