"""`ospo.yaml`: where a number is to be, and by when."""

from datetime import date
from typing import Annotated, Any

from pydantic import FiniteFloat, model_validator
from pydantic_core import PydanticCustomError

from data.configuration.part import Part
from data.definitions import metrics
from data.words import _

MOST = 1e15  # no number here comes near it, and beyond it a browser's field cannot tell one from the next
Day = date  # a key has that name


class Target(Part):
    """A value in the metric's unit; a number alone is a line without a path."""

    value: FiniteFloat
    date: Annotated[Day | None, "the day to reach it by"] = None
    since: Annotated[Day | None, "the day from which the straight path counts"] = None

    @model_validator(mode="before")
    @classmethod
    def _number_alone(cls, given: Any) -> Any:
        if isinstance(given, int | float) and not isinstance(given, bool):
            return {"value": given}
        if not isinstance(given, dict):
            raise PydanticCustomError("float_type", "a number")
        return given


def possible(metric: str, value: float) -> bool:
    """Whether a metric that there is can have a value: none is below 0, no share above 100."""
    return 0 <= value <= (100 if metrics()[metric].unit == "%" else MOST)


def wrong(metric: str, target: Target) -> tuple[tuple[str, ...], str] | None:
    """The key below the metric that says what cannot be, and why; None where all can."""
    if metric not in metrics():
        return (), _("This is no metric; `ospo definitions` lists them.")
    if not possible(metric, target.value):
        share = metrics()[metric].unit == "%"
        return ("value",), _("A share is a number from 0 to 100.") if share else _("This metric has no such value.")
    if target.since and not target.date:
        return ("since",), _("A path needs its end too: add date.")
    if target.since and target.date and target.since >= target.date:
        return ("since",), _("The path begins before it ends: write a day before date.")
    return None
