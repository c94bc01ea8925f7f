"""A score as rows of `metric_value`."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from assessments.answers.events import Moment
from assessments.questionnaire.shape import Model
from assessments.scores.score import FORMULA, Result, Score


class Row(NamedTuple):
    """The columns of `metric_value` in their order."""

    metric: str
    organisation: str
    repository: str | None
    period: date
    value: float | None
    low: float | None
    high: float | None
    sample_size: int
    coverage: float
    collected_at: Moment | None
    definition: str
    source: str


_ROW = TypeAdapter(Row)


def written(row: Row) -> dict[str, Any]:
    """The row as JSON has it: dates as YYYY-MM-DD, times with Z."""
    collected_at = f"{row.collected_at.isoformat()}Z" if row.collected_at else None
    return {**row._asdict(), "period": row.period.isoformat(), "collected_at": collected_at}


def read(given: dict[str, Any]) -> Row | None:
    """The row that `written` gave; None for what is none."""
    try:
        return _ROW.validate_python(given)
    except ValidationError:
        return None


def rows(
    model: Model, result: Result, organisation: str, repository: str | None, period: date, source: str = "own"
) -> list[Row]:
    """One row for the whole, each goal, activity, mandate and demand, the stage reached and what does not apply (%).

    `period` is any day of the month the assessment speaks of.
    """
    month = period.replace(day=1)
    definition = f"{model.version}/{FORMULA}"

    def row(name: str, one: Score) -> Row:
        return Row(
            metric=f"maturity.{model.id}{name}",
            organisation=organisation,
            repository=repository,
            period=month,
            value=one.value,
            low=one.low,
            high=one.high,
            sample_size=one.sample_size,
            coverage=one.coverage,
            collected_at=one.collected_at,
            definition=definition,
            source=source,
        )

    scores = [row(name, one) for name, one in _named(result)]
    share = result.whole.not_applicable * 100 if result.answered else None
    left_out = scores[0]._replace(
        metric=f"{scores[0].metric}.not_applicable", value=share, low=None, high=None, sample_size=result.answered
    )
    return [*scores, left_out]


def _named(result: Result) -> Iterator[tuple[str, Score]]:
    yield "", result.whole
    for kind, scores in (
        ("", result.goals),
        ("", result.activities),
        (".mandate", result.mandate),
        (".demand", result.demand),
    ):
        yield from ((f"{kind}.{one}", score) for one, score in scores.items())
    if result.stage:
        yield ".stage", result.stage
