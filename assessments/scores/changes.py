"""What changed between two assessments: what may be said of maturity, which answers, and which questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from assessments.answers.standing import Answer, Standing
from assessments.folder import Assessment
from assessments.questionnaire.carry_over import CarryOver, carry_over
from assessments.questionnaire.shape import Model
from assessments.scores.groups import LEAST_COVERAGE
from assessments.scores.means import WORTH, Part, mean, point

LEAST = Fraction(5, 100)  # of a difference in value that is said

Direction = Literal["up", "down"]
Turn = Literal["up", "down", "assessed", "unassessed", "not_applicable", "applicable"]
Answers = Mapping[str, Standing]


@dataclass(frozen=True)
class Maturity:
    """The whole (`goal` is None) or a goal, both times over the same points; `said` is None where nothing may be."""

    goal: str | None
    before: Part
    after: Part
    said: Direction | None


@dataclass(frozen=True)
class AnswerChange:
    """A point asked alike both times whose standing answer is another one now; `disputed` where either is."""

    point: str
    before: Answer
    after: Answer
    disputed: bool

    @property
    def turn(self) -> Turn:
        """What happened: up and down are between yes, partly and no."""
        if self.after == "not_applicable":
            return "not_applicable"
        if self.after == "not_assessed":
            return "unassessed"
        if self.before in WORTH:
            return "up" if WORTH[self.after] > WORTH[self.before] else "down"
        return "applicable" if self.before == "not_applicable" else "assessed"


@dataclass(frozen=True)
class Changes:
    """The whole comes first in `maturity`; answers are in the later questionnaire's order."""

    maturity: list[Maturity]
    answers: list[AnswerChange]
    questions: CarryOver


def changes(earlier: Assessment, later: Assessment) -> Changes:
    """Between two assessments of one questionnaire, in whatever versions. Raises Problem where one cannot be read."""
    return between(earlier.model, earlier.standing(), later.model, later.standing())


def between(old: Model, before: Answers, new: Model, after: Answers) -> Changes:
    """As `changes`, from the questionnaires and what stands by point.

    Both are scored anew over the points that both ask alike, in the later one's order; of one version that is all.
    """
    questions = carry_over(old, new)
    alike = set(questions.same)
    return Changes(
        maturity=[*_maturity(_scored(new, before, alike), _scored(new, after, alike))],
        answers=[
            AnswerChange(one, before[one].value, after[one].value, before[one].disputed or after[one].disputed)
            for one in questions.same
            if before[one].value != after[one].value
        ],
        questions=questions,
    )


def said(before: Part, after: Part) -> Direction | None:
    """Whether a change may be said: disjoint ranges, or well covered both times and five points apart or more."""
    if before.low is None or before.high is None or after.low is None or after.high is None:
        return None
    if after.low > before.high:
        return "up"
    if after.high < before.low:
        return "down"
    if min(before.coverage, after.coverage) < LEAST_COVERAGE or before.value is None or after.value is None:
        return None
    difference = after.value - before.value
    return None if abs(difference) < LEAST else "up" if difference > 0 else "down"


def _maturity(before: Mapping[str | None, Part], after: Mapping[str | None, Part]) -> Iterator[Maturity]:
    for goal, then in before.items():
        yield Maturity(goal, then, after[goal], said(then, after[goal]))


def _scored(model: Model, standing: Answers, alike: set[str]) -> dict[str | None, Part]:
    """The whole under None, and each goal, over these points alone; what has none of them is left out."""
    goals: dict[str | None, Part] = {}
    for goal in model.goals:
        asked = [[point(standing[one.id]) for one in each.points if one.id in alike] for each in goal.activities]
        if activities := [mean(points) for points in asked if points]:
            goals[goal.id] = mean(activities)
    return {None: mean([*goals.values()]), **goals} if goals else {}
