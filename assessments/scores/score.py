"""The score of a self-assessment: this product's own reading of what people answered, in one formula.

Yes is 1, partly ½, no 0. An activity is the mean of its points, a goal the mean of its activities, the whole the mean
of its goals, a group the mean of its activities, each times 100. What is not assessed leaves the value and widens the
range; what does not apply leaves both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from assessments.answers.standing import Standing
from assessments.questionnaire.shape import Model
from assessments.scores.groups import by_demand, by_mandate, by_stage, reached
from assessments.scores.means import Part, mean, point

FORMULA = "1"  # changes with every change of what a score says
LEAST_FOR_VALUE = 0.5  # coverage
LEAST_FOR_TREND = 0.8  # coverage
MOST_NOT_APPLICABLE = 0.2  # share


@dataclass(frozen=True)
class Score:
    """0–100, of a stage reached 0–4; coverage and not applicable are shares, 0–1; UTC.

    `value` is None where nothing is assessed, `low` and `high` where nothing applies.
    """

    value: float | None
    low: float | None
    high: float | None
    coverage: float
    sample_size: int
    not_applicable: float
    collected_at: datetime | None

    @property
    def headline_is_range(self) -> bool:
        """Too little is assessed: the value stands in tables only, with no gap to a target and on no radar."""
        return self.coverage < LEAST_FOR_VALUE

    @property
    def has_band(self) -> bool:
        """Something is assessed, and not too much is left out."""
        return self.value is not None and self.not_applicable <= MOST_NOT_APPLICABLE

    @property
    def for_trend(self) -> bool:
        """Whether it may stand in a trend or go to peers."""
        return self.has_band and self.coverage >= LEAST_FOR_TREND


@dataclass(frozen=True)
class Result:
    """Scores by the id of goal, activity and group; `stage` is the stage reached, None where a model has none.

    `weights`: what an applicable point counts in the whole, by its id; they add up to 1. `answered` counts the points
    with any answer, not applicable among them.
    """

    whole: Score
    goals: dict[str, Score]
    activities: dict[str, Score]
    mandate: dict[str, Score]
    demand: dict[str, Score]
    stages: dict[int, Score]
    stage: Score | None
    weights: dict[str, float]
    answered: int


def score(model: Model, standing: Mapping[str, Standing]) -> Result:
    """What the standing answers, by point, come to; a point without one is not assessed."""
    points = {one: point(standing.get(one, Standing("not_assessed", frozenset(), None))) for one in model.points}
    activities = {one.id: mean([points[each.id] for each in one.points]) for one in model.activities.values()}
    goals = {one.id: mean([activities[each.id] for each in one.activities]) for one in model.goals}
    staged = by_stage(model, activities)
    return Result(
        whole=_score(mean([*goals.values()])),
        goals=_scores(goals),
        activities=_scores(activities),
        mandate=_scores({group: mean(parts) for group, parts in by_mandate(model, activities).items()}),
        demand=_scores({group: mean(parts) for group, parts in by_demand(model, activities).items()}),
        stages={stage: _score(mean(parts)) for stage, parts in staged.items()},
        stage=_stage(staged),
        weights=_weights(model, points),
        answered=sum(1 for part in points.values() if part.coverage),
    )


def _scores(parts: Mapping[str, Part]) -> dict[str, Score]:
    return {one: _score(part) for one, part in parts.items()}


def _score(part: Part) -> Score:
    return Score(
        value=_hundred(part.value),
        low=_hundred(part.low),
        high=_hundred(part.high),
        coverage=float(part.coverage),
        sample_size=part.assessed,
        not_applicable=float(part.not_applicable),
        collected_at=part.oldest,
    )


def _hundred(share: Fraction | None) -> float | None:
    return None if share is None else float(share * 100)


def _stage(staged: Mapping[int, Sequence[Part]]) -> Score | None:
    if not staged:
        return None
    part = mean([one for parts in staged.values() for one in parts])
    value, low, high = reached({stage: mean(parts) for stage, parts in staged.items()})
    return replace(
        _score(part),
        value=None if part.value is None else value,
        low=None if part.low is None else low,
        high=None if part.high is None else high,
    )


def _weights(model: Model, points: Mapping[str, Part]) -> dict[str, float]:
    asked = [
        [[one.id for one in activity.points if points[one.id].applies] for activity in goal.activities]
        for goal in model.goals
    ]
    goals = [[ids for ids in activities if ids] for activities in asked if any(activities)]
    return {
        one: 1 / (len(goals) * len(activities) * len(ids)) for activities in goals for ids in activities for one in ids
    }
