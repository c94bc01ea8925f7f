"""From draft through review to frozen: who may, what is missing, and what is kept of the result."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.answers.events import Answered, LogEvent
from assessments.answers.fold import fold, voices
from assessments.answers.freezing import sealed, state
from assessments.answers.taking_back import redact
from assessments.folder import Assessment, called
from assessments.history import taken
from assessments.making import rewrite
from assessments.people import people
from assessments.planning import planned
from assessments.questionnaire.shape import Model
from assessments.scores.rows import Row, rows, written
from assessments.scores.score import score
from data.words import Problem, _


@dataclass(frozen=True)
class Gaps:
    """What stands between what was said and a result that everybody stands behind; ids in the model's order."""

    disputed: list[str]
    silent_roles: list[str]
    unanswered: list[str]

    @property
    def need_reason(self) -> bool:
        """Whether freezing has to say why it goes on."""
        return bool(self.disputed or self.silent_roles)


def gaps(model: Model, events: Iterable[LogEvent]) -> Gaps:
    """Points that are disputed or not answered, and roles that nobody spoke in; one person alone speaks for all."""
    events = list(events)
    stands = fold(events, model)
    asked = {role for activity in model.activities.values() for role in activity.roles}
    said = {hat for voice in voices(events, model).values() for _by, hat in voice}
    silent = [role for role in model.roles if role in asked - said]
    return Gaps(
        disputed=[point for point, standing in stands.items() if standing.disputed],
        silent_roles=silent if len(speakers(model, events)) > 1 else [],
        unanswered=[point for point, standing in stands.items() if standing.value == "not_assessed"],
    )


def speakers(model: Model, events: Iterable[LogEvent]) -> set[str]:
    """Ids of the people whose answers stand."""
    return {by for voice in voices(events, model).values() for by, _hat in voice}


def move(assessment: Assessment, by: str, to: str) -> None:
    """On to `review`, or back to `draft`. Raises Problem."""
    assessment.say([{"kind": "state", "by": by, "value": {"to": to}}])


def validate(assessment: Assessment, by: str, point: str, answer: str, reason: str) -> None:
    """Settles a point in review: this answer holds, for this reason. Raises Problem."""

    def chosen(before: list[LogEvent]) -> list[dict[str, Any]]:
        said = voices(before, assessment.model).get(point, {})
        value = {"answer": answer, "of": [event.seq for event in said.values()]}
        return [{"kind": "validate", "key": point, "by": by, "value": value, "note": reason}]

    assessment.conclude(chosen)


def freeze(assessment: Assessment, by: str, organisation: str, today: date, reason: str | None = None) -> None:
    """Seals the answers, with the questionnaire, the plan and the scores of this month.

    `organisation`: whose slug the scores carry. A correction gets the month of what it corrects. Raises Problem where
    something is disputed or a role is silent and no reason is given, where several people spoke and nobody reviewed
    it, and where nothing is answered.
    """
    model, about, corrected = assessment.model, assessment.about, _corrected(assessment)
    subject = about.subject if model.subject == "repository" else None
    if by not in about.leads:
        raise Problem("assessment.lead", assessment=assessment.id)
    if about.corrects and not corrected:
        raise Problem("correction.gone", assessment=assessment.id, corrects=about.corrects)

    def last(before: list[LogEvent]) -> list[dict[str, Any]]:
        found = gaps(model, before)
        _refuse(assessment, before, found, reason)
        result = score(model, fold(before, model))
        kept = {
            "model": model.model_dump(mode="json", exclude_defaults=True),
            "rows": [written(row) for row in rows(model, result, organisation, subject, corrected or today)],
            "plan": [event.model_dump(mode="json", exclude_defaults=True) for event in planned(assessment).events],
            "disputed": found.disputed,
        }
        return sealed(before, by, kept | ({"reason": reason} if reason else {}))

    assessment.conclude(last)


def take_back(assessment: Assessment, by: str, seq: int) -> None:
    """Takes the words of an event out of the log, frozen or not; whose they are may, who typed them, and a lead.

    Raises Problem.
    """
    event = next((event for event in assessment.log().events if event.seq == seq), None)
    if event and by not in {event.by, event.via, *assessment.about.leads}:
        raise Problem("redact.whose", assessment=assessment.id, seq=seq)
    redact(assessment.folder, seq, by)


def appoint(assessment: Assessment, by: str, who: str) -> Assessment:
    """One more lead, by a lead; by anybody where no lead has a name any more. The assessment anew. Raises Problem."""
    root = assessment.folder.parent
    if by not in assessment.about.leads and people(root).keys() & {*assessment.about.leads}:
        raise Problem("assessment.lead", assessment=assessment.id)
    return rewrite(assessment, lambda about: about.model_copy(update={"leads": (*dict.fromkeys((*about.leads, who)),)}))


def result(assessment: Assessment, organisation: str, today: date) -> list[Row]:
    """The scores: as they were frozen, else as the draft stands; of `today`, or of the month it corrects.

    Raises Problem where it cannot be read, or the seal of a frozen one is broken.
    """
    if kept := taken(assessment):
        return kept.rows
    model = assessment.model
    subject = assessment.about.subject if model.subject == "repository" else None
    return rows(model, score(model, assessment.standing()), organisation, subject, _corrected(assessment) or today)


def _refuse(assessment: Assessment, before: list[LogEvent], found: Gaps, reason: str | None) -> None:
    model = assessment.model
    if state(before) == "frozen":
        return  # the log itself says so
    if not any(isinstance(event, Answered) for event in before) or len(found.unanswered) == len(model.points):
        raise Problem("freeze.empty", assessment=assessment.id)
    if state(before) == "draft" and len(speakers(model, before)) > 1:
        raise Problem("freeze.review", assessment=assessment.id)
    if found.need_reason and not (reason or "").strip():
        raise Problem("freeze.reason", open="; ".join(_open(model, found)))


def _open(model: Model, found: Gaps) -> Iterator[str]:
    if found.disputed:
        yield _("disputed: {points}").format(points=", ".join(found.disputed))
    if found.silent_roles:
        roles = ", ".join(_(model.roles[role]) for role in found.silent_roles)
        yield _("nobody answered as: {roles}").format(roles=roles)


def _corrected(assessment: Assessment) -> date | None:
    """The month of what it corrects, which may itself be a correction; None where there is none or it is spoilt."""
    if not assessment.about.corrects:
        return None
    try:
        before = taken(called(assessment.folder.parent, assessment.about.corrects))
    except Problem:
        return None
    return before.period if before else None
