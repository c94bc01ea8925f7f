"""The activities that are not at their targets, in the order in which to take them on.

First those with a target, then those that are ready (something reached leads to them, or a number is nearly there),
then those that bring more points, then those that are less work. What is unknown comes after what is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from assessments.answers.intents import Aim
from assessments.answers.standing import Standing
from assessments.evidence.finding import Finding
from assessments.planning import Plan
from assessments.questionnaire.shape import Activity, Goal, Model
from assessments.roadmap.measured import Number, numbers
from assessments.scores.score import Result, Score

REACHED = 75  # from this score on an activity leads to those that the questionnaire names next
WHOLE = 100.0  # where an activity without a target is to be


@dataclass(frozen=True)
class Candidate:
    """`gain`: points of the overall score that reaching the target brings; None where too little is assessed.

    `days`: None where nobody set them. `led_by`: activities that are reached and lead here. `points`: what it would
    move, the questions not answered yes.
    """

    goal: Goal
    activity: Activity
    score: Score
    aim: Aim | None
    gain: float | None
    days: float | None
    led_by: tuple[str, ...]
    points: tuple[str, ...]
    numbers: tuple[Number, ...]

    @property
    def target(self) -> float:
        """The score to reach."""
        return wanted(self.aim)

    @property
    def gap(self) -> float | None:
        """Points to its target; None where it has none, or too little is assessed."""
        known = self.aim and self.gain is not None and self.score.value is not None
        return self.target - (self.score.value or 0) if known else None

    @property
    def near(self) -> tuple[Number, ...]:
        """Numbers that are nearly there."""
        return tuple(one for one in self.numbers if one.near)

    @property
    def ready(self) -> bool:
        """Something reached leads here, or a number is nearly there."""
        return bool(self.led_by or self.near)


def candidates(
    model: Model, standing: Mapping[str, Standing], result: Result, plan: Plan, findings: Mapping[str, Finding]
) -> list[Candidate]:
    """Every activity that applies and is not at its target, the first to take on first."""
    reached = {one for one, score in result.activities.items() if _at(score, REACHED)}
    found = []
    for goal in model.goals:
        for activity in goal.activities:
            score, aim = result.activities[activity.id], plan.targets.get(activity.id)
            if score.not_applicable >= 1 or _at(score, wanted(aim)):
                continue
            points = still_open(model, standing, activity.id)
            found.append(
                Candidate(
                    goal, activity, score, aim, _gain(activity, score, wanted(aim), result.weights),
                    days(plan.efforts, activity.id, points),
                    tuple(one for one in model.activities if one in reached and leads(model, one, activity.id)),
                    points, numbers(model, points, findings),
                )
            )  # fmt: skip
    return sorted(found, key=_order)


def wanted(aim: Aim | None) -> float:
    """The score to reach, the whole where nobody set one."""
    return WHOLE if aim is None or aim.score is None else aim.score


def leads(model: Model, one: str, other: str) -> bool:
    """Whether the questionnaire proposes the other activity next."""
    return one != other and other in model.activities[one].next


def still_open(model: Model, standing: Mapping[str, Standing], key: str) -> tuple[str, ...]:
    """Ids of the points of an activity or a point that apply and are not answered yes."""
    return tuple(one for one in model.asked(key) if standing[one].value not in ("yes", "not_applicable"))


def days(efforts: Mapping[str, float], key: str, points: tuple[str, ...]) -> float | None:
    """As set for an activity or a point, else the sum of the open points if each has its own; else unknown."""
    if key in efforts:
        return efforts[key]
    return sum(efforts[one] for one in points) if points and all(one in efforts for one in points) else None


def _at(score: Score, goal: float) -> bool:
    if score.low is not None and score.low >= goal:
        return True
    return score.value is not None and not score.headline_is_range and score.value >= goal


def _gain(activity: Activity, score: Score, goal: float, weights: Mapping[str, float]) -> float | None:
    if score.value is None or score.headline_is_range:
        return None
    return sum(weights.get(point.id, 0) for point in activity.points) * (goal - score.value)


def _order(one: Candidate) -> tuple[bool, bool, float, float]:
    gain = inf if one.gain is None else -round(one.gain, 1)  # as it is shown
    return one.aim is None, not one.ready, gain, inf if one.days is None else one.days
