"""What goes on after freezing: targets, efforts, scorecards, statuses; the newest word on each holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.events import Aim, Card, Effort, PlanEvent, Scorecard, Since, Status, Target
from assessments.folder import Assessment
from assessments.log import Draft, append_plan, read_plan
from assessments.shape import Model
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
        return {event.key: event.value.days for event in self.events if isinstance(event, Effort)}

    @property
    def scorecards(self) -> dict[str, Card]:
        """By activity."""
        return {event.key: event.value for event in self.events if isinstance(event, Scorecard)}

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
        if _has_place(event, model):
            since = (event.value.since,) if isinstance(event, Status) else ()
            held[event.kind, event.key, *since] = event
        else:
            named = f"{model.id} {model.version}"
            strays.append(Problem("log.nowhere", file=log.file, line=entry.line, key=event.key, model=named))
    return Plan([*held.values()], [*log.problems, *strays])


def intend(assessment: Assessment, drafts: Iterable[Draft]) -> list[PlanEvent]:
    """Saves events of the plan without `seq` and `at`, frozen or not. Raises Problem for one that has no place."""
    model = assessment.model
    return append_plan(assessment.folder, drafts, lambda _before, coming: _check(coming, model), assessment.clock)


def _check(coming: list[PlanEvent], model: Model) -> None:
    for event in coming:
        if not _has_place(event, model):
            raise Problem("plan.nowhere", key=event.key, model=f"{model.id} {model.version}")


def _has_place(event: PlanEvent, model: Model) -> bool:
    if event.key in model.activities:
        return True
    if isinstance(event, Target):
        return event.key in metrics()
    return event.key in model.points and not isinstance(event, Scorecard | Status)
