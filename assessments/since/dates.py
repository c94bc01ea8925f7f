"""What has a day in the plan: what is due soon, and what is overdue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from assessments.evidence.validity import held
from assessments.folder import Assessment
from assessments.planning import Plan, planned
from assessments.scores.score import Result, score
from data.path import Course

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Dated:
    """A day and what it is of: the target of an activity or of a number (metric), a step, or answers to be asked again.

    `key` is the id of the activity, point or metric; `n` counts the answers.
    """

    kind: Literal["target", "number", "step", "answers"]
    key: str
    day: date
    n: int = 1


def dated(assessment: Assessment, courses: Mapping[str, Course]) -> list[Dated]:
    """Everything open that has a day, the earliest first. Raises Problem where the plan cannot be read.

    `courses`: how each number with a target stands.
    """
    plan, standing, model = planned(assessment), assessment.standing(), assessment.model
    numbers = [
        Dated("number", metric, course.goal.date)
        for metric, course in courses.items()
        if course.goal.date and course.state != "reached"
    ]
    answers: dict[str, list[date]] = {}
    for one in held(model, standing, plan):
        activity = next(each.id for each in model.activities.values() if one.point in model.asked(each.id))
        answers.setdefault(activity, []).append(one.until)
    again = [Dated("answers", key, min(days), len(days)) for key, days in answers.items()]
    return sorted([*_planned(plan, score(model, standing)), *numbers, *again], key=lambda one: one.day)


def _planned(plan: Plan, result: Result) -> Iterator[Dated]:
    for key, aim in plan.targets.items():
        reached = result.activities.get(key)
        if aim.score is not None and reached and (reached.value is None or reached.value < aim.score):
            yield Dated("target", key, aim.date)
    for key, task in plan.steps.items():
        if not task.done:
            yield Dated("step", key, task.due)
