"""Answers of an earlier assessment as suggestions: each stays unassessed here until somebody confirms it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assessments.answers.events import Answered, LogEvent, Proposal, Validated
from assessments.answers.fold import fold, voices
from assessments.answers.freezing import state
from assessments.answers.log import Draft, read_log
from assessments.answers.standing import Answer, Standing
from assessments.folder import About, Assessment, called
from assessments.making import create, rewrite
from assessments.planning import intend, misplaced, planned
from assessments.questionnaire.carry_over import carry_over
from data.words import Problem

Proposals = Mapping[str, Proposal]


@dataclass(frozen=True)
class Suggestion:
    """What stood for a point in the earlier assessment, with the words that were given for it."""

    answer: Answer
    note: str | None
    links: tuple[str, ...]


def suggestions(assessment: Assessment) -> dict[str, Suggestion]:
    """By point that nobody answered here yet and that asks the same there, be the earlier one frozen or not.

    What was disputed there is left out, and what does not apply for a reason that was taken back. Raises Problem
    where the earlier assessment cannot be read.
    """
    return _open(_earlier(assessment), assessment.standing())


def confirm(
    assessment: Assessment, keys: Iterable[str], by: str, proposals: Proposals | None = None, **who: str | None
) -> int:
    """Answers the points of these ids (of points or activities) as suggested, and says how many; `who`: via, hat.

    `proposals`: what numbers say of points now, kept beside the answers. Where one says otherwise and no note says
    why, the suggestion stays open: that is nothing to confirm among others.
    """
    wanted = dict.fromkeys(point for key in keys for point in assessment.model.asked(key))
    earlier = _earlier(assessment)  # before the lock: two that carry from each other would wait for each other
    given, beside = {name: value for name, value in who.items() if value}, proposals or {}

    def drafts(before: list[LogEvent]) -> list[Draft]:
        there = _open(earlier, fold(before, assessment.model))
        said = {"kind": "answer", "by": by, **given}
        return [
            {**said, "key": point, **_words(there[point]), "proposal": beside.get(point)}
            for point in wanted
            if point in there and agrees(there[point], beside.get(point))
        ]

    return len(assessment.conclude(drafts))


def agrees(one: Suggestion, proposal: Proposal | None) -> bool:
    """Whether a number says the same, or nothing, or the words say why it is otherwise."""
    return proposal is None or proposal.answer == one.answer or bool(one.note)


def begin(root: Path, about: About, today: date) -> Assessment:
    """A new assessment below `root`, with suggestions and the plan of what it carries or corrects. Raises Problem."""
    earlier = about.carries or about.corrects
    made = create(root, about.model_copy(update={"carries": earlier}), today)
    if earlier:
        _take_plan(called(root, earlier), made, about.leads[0])
    return made


def carry(assessment: Assessment, earlier: str, by: str) -> Assessment:
    """Suggests the answers of `earlier` from now on, and takes over what was planned there; the assessment anew.

    Raises Problem where there is no such assessment, it is of another questionnaire, or this one is frozen.
    """
    other = called(assessment.folder.parent, earlier)
    if other.about.model != assessment.about.model or other.id == assessment.id:
        raise Problem("carry.model", earlier=earlier, model=other.about.model, wanted=assessment.about.model)

    def carrying(about: About) -> About:
        if state(read_log(assessment.folder).events) == "frozen":
            raise Problem("assessment.frozen", assessment=assessment.id)
        return about.model_copy(update={"carries": earlier})

    anew = rewrite(assessment, carrying)
    _take_plan(other, assessment, by)
    return anew


def _take_plan(earlier: Assessment, assessment: Assessment, by: str) -> None:
    there = {(event.kind, event.key) for event in planned(assessment).events}
    intend(assessment, [
        event.model_dump(exclude={"seq", "at", "salt", "hidden"}, exclude_defaults=True) | {"by": by}
        for event in planned(earlier).events
        if not misplaced(event, assessment.model) and (event.kind, event.key) not in there
    ])  # fmt: skip


def _earlier(assessment: Assessment) -> dict[str, Suggestion]:
    """All that the earlier assessment has to suggest. Raises Problem where it cannot be read."""
    if not assessment.about.carries:
        return {}
    earlier = called(assessment.folder.parent, assessment.about.carries)
    stands, events = earlier.standing(), earlier.log().events
    said = voices(events, earlier.model)
    found = {
        point: _suggestion(stands[point].value, [*said[point].values()], events, point)
        for point in carry_over(earlier.model, assessment.model).same
        if stands[point].value != "not_assessed" and not stands[point].disputed
    }
    return {point: one for point, one in found.items() if one.note or one.answer != "not_applicable"}


def _open(earlier: dict[str, Suggestion], here: dict[str, Standing]) -> dict[str, Suggestion]:
    return {point: one for point, one in earlier.items() if here[point].value == "not_assessed"}


def _suggestion(answer: Answer, said: list[Answered], events: list[LogEvent], point: str) -> Suggestion:
    """The words are those of the newest who said so; of a validated answer that nobody gave, the reason."""
    reasons = [event for event in events if isinstance(event, Validated) and event.key == point]
    spoke = [event for event in said if event.value == answer] or reasons[-1:]
    return Suggestion(answer, spoke[-1].note if spoke else None, spoke[-1].links if spoke else ())


def _words(one: Suggestion) -> dict[str, Any]:
    return {"value": one.answer, "note": one.note, "links": one.links}
