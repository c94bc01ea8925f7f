"""The first picture: one question of each activity as a mark. No score and no band."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessments.answers.standing import Answer, Standing
from assessments.questionnaire.shape import Goal, Model


@dataclass(frozen=True)
class Mark:
    """The answer to the question that stands for an activity; `disputed` where others were given."""

    activity: str
    point: str
    answer: Answer
    disputed: bool


@dataclass(frozen=True)
class Look:
    """The marks of a goal in the model's order."""

    goal: str
    marks: tuple[Mark, ...]

    @property
    def yes(self) -> int:
        """How many are a yes."""
        return sum(mark.answer == "yes" for mark in self.marks)


def first_look(model: Model, standing: Mapping[str, Standing]) -> list[Look]:
    """The marks goal by goal; goals without a question for a first look are left out."""
    looks = [Look(goal.id, tuple(_marks(goal, standing))) for goal in model.goals]
    return [look for look in looks if look.marks]


def only_first_look(model: Model, standing: Mapping[str, Standing]) -> bool:
    """Something is answered, all of it questions of the first look, and there are others: marks, and no score."""
    first = {point.id for point in model.points.values() if point.first_look}
    answered = {point for point, stands in standing.items() if stands.value != "not_assessed"}
    return bool(answered) and answered <= first < {*model.points}


def _marks(goal: Goal, standing: Mapping[str, Standing]) -> Iterator[Mark]:
    for activity in goal.activities:
        for point in activity.points:
            if point.first_look:
                stands = standing.get(point.id, Standing("not_assessed", frozenset(), None))
                yield Mark(activity.id, point.id, stands.value, stands.disputed)
