"""What goes on after freezing: targets, efforts, scorecards, statuses, steps; the newest word on each holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assessments.answers.intents import (
    Aim,
    Card,
    Effort,
    PlanEvent,
    Scorecard,
    Since,
    Status,
    Step,
    Target,
    Task,
    ValidUntil,
)
from assessments.answers.log import Draft, append_plan, read_plan
from assessments.folder import Assessment
from assessments.questionnaire.shape import Model
from data.configuration.targets import possible
from data.definitions import metrics
from data.words import Problem


@dataclass(frozen=True)
class Plan:
    """The events that hold, in the order they were said, and the lines that say nothing, named."""

    events: list[PlanEvent]
    problems: list[Problem]

    @property
    def targets(self) -> dict[str, Aim]:
        """By activity or metric."""
        return {event.key: event.value for event in self.events if isinstance(event, Target) and event.value}

    @property
    def efforts(self) -> dict[str, float]:
        """Days by activity or point."""
        return {event.key: event.value.days for event in self.events if isinstance(event, Effort) and event.value}

    @property
    def steps(self) -> dict[str, Task]:
        """By activity or point."""
        return {event.key: event.value for event in self.events if isinstance(event, Step) and event.value}

    @property
    def scorecards(self) -> dict[str, Card]:
        """By activity."""
        return {event.key: event.value for event in self.events if isinstance(event, Scorecard)}

    @property
    def valid_until(self) -> dict[str, date]:
        """By activity or point the day from which its answer has to be asked again."""
        return {event.key: event.value for event in self.events if isinstance(event, ValidUntil) and event.value}

    @property
    def statuses(self) -> dict[str, list[Since]]:
        """By activity everything a board said of it, the oldest first."""
        said: dict[str, list[Since]] = {}
        for event in self.events:
            if isinstance(event, Status):
                said.setdefault(event.key, []).append(event.value)
        return {key: sorted(some, key=lambda one: one.since) for key, some in said.items()}


def planned(assessment: Assessment) -> Plan:
    """What holds now. Raises Problem where it cannot be read."""
    log, model = read_plan(assessment.folder), assessment.model
    held: dict[tuple[object, ...], PlanEvent] = {}
    strays = []
    for entry in log.entries:
        event = entry.event
        if code := misplaced(event, model):
            named = f"{model.id} {model.version}"
            strays.append(Problem(f"log.{code}", file=log.file, line=entry.line, key=event.key, model=named))
        else:
            since = (event.value.since,) if isinstance(event, Status) else ()
            held.pop((event.kind, event.key, *since), None)
            held[event.kind, event.key, *since] = event
    return Plan([*held.values()], [*log.problems, *strays])


def intend(assessment: Assessment, drafts: Iterable[Draft]) -> list[PlanEvent]:
    """Saves events of the plan without `seq` and `at`, frozen or not. Raises Problem for one that has no place."""
    model = assessment.model
    return append_plan(assessment.folder, drafts, lambda _before, coming: _check(coming, model), assessment.clock)


def _check(coming: list[PlanEvent], model: Model) -> None:
    for event in coming:
        if code := misplaced(event, model):
            raise Problem(f"plan.{code}", key=event.key, model=f"{model.id} {model.version}")


def misplaced(event: PlanEvent, model: Model) -> Literal["nowhere", "aim", "value"] | None:
    """What is wrong with the key of an event in the plan of this questionnaire, or with the target for it."""
    if isinstance(event, Target):
        if event.key not in model.activities and event.key not in metrics():
            return "nowhere"
        wanted = "score" if event.key in model.activities else "value"
        aim = event.value
        if aim and getattr(aim, wanted) is None:
            return "aim"
        return "value" if aim and aim.value is not None and not possible(event.key, aim.value) else None
    parts = {*model.activities} if isinstance(event, Scorecard | Status) else {*model.activities, *model.points}
    return None if event.key in parts else "nowhere"
