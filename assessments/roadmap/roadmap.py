"""The roadmap of an assessment: what is planned, what to take on next, and how far each activity is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assessments.answers.intents import Step, Task
from assessments.answers.standing import Standing
from assessments.evidence.finding import Finding
from assessments.folder import Assessment
from assessments.planning import planned
from assessments.questionnaire.shape import Activity, Goal, Model
from assessments.roadmap.candidates import Candidate, candidates, days, still_open
from assessments.roadmap.measured import Number, numbers
from assessments.scores.means import WORTH
from assessments.scores.score import Result, score

State = Literal["reached", "planned", "next", "later"]


@dataclass(frozen=True)
class Planned:
    """A step with what it would move; `gain` and `days` as those of a candidate, the step's own days before others.

    `key` is its activity's id or that of one of its points.
    """

    key: str
    goal: Goal
    activity: Activity
    said: Step
    task: Task
    gain: float | None
    days: float | None
    points: tuple[str, ...]
    numbers: tuple[Number, ...]

    def late(self, today: date) -> bool:
        """Its day is past and it is not done."""
        return self.task.due < today and not self.task.done


@dataclass(frozen=True)
class Roadmap:
    """`candidates` are all of them in their order, planned or not; `steps` open ones first, by their day.

    `states`: by activity, without those that do not apply.
    """

    assessment: Assessment
    model: Model
    candidates: list[Candidate]
    steps: list[Planned]
    states: dict[str, State]
    efforts: Mapping[str, float]

    @property
    def waiting(self) -> list[Candidate]:
        """Candidates that no open step is about."""
        return [one for one in self.candidates if self.states[one.activity.id] != "planned"]

    @property
    def open(self) -> list[Planned]:
        """Steps that are not done."""
        return [one for one in self.steps if not one.task.done]


def roadmap(assessment: Assessment, found: Mapping[str, Finding]) -> Roadmap:
    """As it stands now; a number that nothing is `found` of is unknown. Raises Problem where it cannot be read."""
    model, standing, plan = assessment.model, assessment.standing(), planned(assessment)
    result = score(model, standing)
    ordered = candidates(model, standing, result, plan, found)
    known = {one.activity.id: one for one in ordered}
    steps = []
    for event in plan.events:
        if isinstance(event, Step) and event.value:
            points = still_open(model, standing, event.key)
            goal, activity = _home(model, event.key)
            own = event.value.days if event.value.days is not None else days(plan.efforts, event.key, points)
            gain = _gain(event.key, known, standing, result)
            moved = numbers(model, points, found)
            steps.append(Planned(event.key, goal, activity, event, event.value, gain, own, points, moved))
    places = {one: place for place, one in enumerate(model.activities)}
    steps.sort(key=lambda one: (one.task.done, one.task.due, places[one.activity.id]))
    return Roadmap(assessment, model, ordered, steps, _states(result, ordered, steps), plan.efforts)


def _home(model: Model, key: str) -> tuple[Goal, Activity]:
    return next(
        (goal, activity) for goal in model.goals for activity in goal.activities
        if key == activity.id or key in model.asked(activity.id)
    )  # fmt: skip


def _gain(key: str, known: Mapping[str, Candidate], standing: Mapping[str, Standing], result: Result) -> float | None:
    """Of an activity what reaching its target brings, of a point what a yes does."""
    if key not in standing:
        return known[key].gain if key in known else 0
    if key not in result.weights:
        return 0  # it does not apply
    worth = WORTH.get(standing[key].value)
    return None if worth is None else 100 * result.weights[key] * (1 - float(worth))


def _states(result: Result, ordered: Sequence[Candidate], steps: Sequence[Planned]) -> dict[str, State]:
    going = {one.activity.id for one in steps if not one.task.done}
    behind = {one.activity.id: one for one in ordered}
    states: dict[str, State] = {}
    for one, seen in result.activities.items():
        if one in behind:
            states[one] = "planned" if one in going else "next" if behind[one].ready else "later"
        elif seen.not_applicable < 1:
            states[one] = "reached"
    return states
