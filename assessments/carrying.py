"""Answers of an earlier assessment as suggestions: each stays unassessed here until somebody confirms it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import yaml

from assessments import saving
from assessments.carry_over import carry_over
from assessments.events import Answered, LogEvent, Validated
from assessments.fold import voices
from assessments.folder import Assessment, open_assessment
from assessments.planning import intend, planned
from assessments.standing import Answer
from data.words import Problem


@dataclass(frozen=True)
class Suggestion:
    """What stood for a point in the earlier assessment, with the words that were given for it."""

    answer: Answer
    note: str | None
    links: tuple[str, ...]


def suggestions(assessment: Assessment) -> dict[str, Suggestion]:
    """By point that nobody answered here yet and that asks the same there; what was disputed there is left out.

    Raises Problem where the earlier assessment cannot be read.
    """
    if not assessment.about.carries:
        return {}
    earlier = open_assessment(assessment.folder.parent / assessment.about.carries)
    stands, events = earlier.standing(), earlier.log().events
    said = voices(events, earlier.model)
    here = assessment.standing()
    return {
        point: _suggestion(stands[point].value, [*said[point].values()], events, point)
        for point in carry_over(earlier.model, assessment.model).same
        if here[point].value == "not_assessed" and stands[point].value != "not_assessed" and not stands[point].disputed
    }


def confirm(assessment: Assessment, keys: Iterable[str], by: str, **who: str | None) -> int:
    """Answers the points of these ids (of points or activities) as suggested, and says how many; `who`: via, hat."""
    wanted = [point for key in keys for point in assessment.model.asked(key)]
    there = suggestions(assessment)
    given = {name: value for name, value in who.items() if value}
    drafts: list[dict[str, Any]] = [
        {"kind": "answer", "key": point, "by": by, **given, **_words(there[point])}
        for point in wanted
        if point in there
    ]
    return len(assessment.say(drafts))


def carry(assessment: Assessment, earlier: str, by: str) -> Assessment:
    """Suggests the answers of `earlier` from now on, and takes over what was planned there; the assessment anew.

    Raises Problem where there is no such assessment or it is of another questionnaire.
    """
    other = open_assessment(assessment.folder.parent / earlier)
    if other.about.model != assessment.about.model or other.id == assessment.id:
        raise Problem("carry.model", earlier=earlier, model=other.about.model, wanted=assessment.about.model)
    about = assessment.about.model_copy(update={"carries": earlier})
    with saving.locked(assessment.folder):
        text = yaml.safe_dump(about.model_dump(mode="json", exclude_none=True), sort_keys=False, allow_unicode=True)
        saving.replace(assessment.folder / "assessment.yaml", text.encode())
    _take_plan(other, assessment, by)
    return replace(assessment, about=about)


def _take_plan(earlier: Assessment, assessment: Assessment, by: str) -> None:
    known = {*assessment.model.activities, *assessment.model.points}
    there = {(event.kind, event.key) for event in planned(assessment).events}
    intend(assessment, [
        event.model_dump(exclude={"seq", "at", "salt", "hidden"}, exclude_defaults=True) | {"by": by}
        for event in planned(earlier).events
        if (event.key in known or event.kind == "target") and (event.kind, event.key) not in there
    ])  # fmt: skip


def _suggestion(answer: Answer, said: list[Answered], events: list[LogEvent], point: str) -> Suggestion:
    """The words are those of the newest who said so; of a validated answer that nobody gave, the reason."""
    reasons = [event for event in events if isinstance(event, Validated) and event.key == point]
    spoke = [event for event in said if event.value == answer] or reasons[-1:]
    return Suggestion(answer, spoke[-1].note if spoke else None, spoke[-1].links if spoke else ())


def _words(one: Suggestion) -> dict[str, Any]:
    return {"value": one.answer, "note": one.note, "links": one.links}
