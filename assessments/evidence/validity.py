"""How long an answer holds: twelve months, or to the day that the plan names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assessments.answers.standing import Standing
from assessments.planning import Plan
from assessments.questionnaire.shape import Model

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Held:
    """A point and the day from which it has to be asked again."""

    point: str
    until: date

    def expired(self, today: date) -> bool:
        """Whether it has to be asked again."""
        return self.until <= today

    def soon(self, today: date) -> bool:
        """Whether it will have to be within 90 days."""
        return today < self.until <= today + SOON


def held(model: Model, standing: Mapping[str, Standing], plan: Plan) -> list[Held]:
    """Every point that is answered, in the questionnaire's order.

    A day set for the point, else for its activity, holds where it lies after the answer: whoever answers anew without
    setting another day gets twelve months again.
    """
    said = plan.valid_until
    return [
        Held(point, _until(stands.at.date(), said.get(point) or said.get(activity.id)))
        for activity in model.activities.values()
        for point in model.asked(activity.id)
        if (stands := standing[point]).at and stands.value != "not_assessed"
    ]


def _until(answered: date, named: date | None) -> date:
    return named if named and named > answered else _a_year_after(answered)


def _a_year_after(day: date) -> date:
    """The same day of the next year; of 29 February the 28th."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
