"""The numbers that words and pictures hold, in rows for programs."""

from collections.abc import Iterator

import pandas as pd

from assessments.scores.score import Score
from data import sentences
from data.changes import Window
from data.definitions import Metric
from report.sources import Measured
from report.story import Number
from report.telling import yearly

WINDOWS = {"month": "12 months", "12 months": "12 months", "end of month": "end of month"}  # months are summed


def count(part: str, metric: str, n: float, what: str = "count") -> Number:
    """Something that is counted, as sentences write it."""
    return Number(part, metric, what, n, "1", sentences.number(n))


def percent(part: str, metric: str, share: float) -> Number:
    """A share (0-1), as sentences write it."""
    n = round(100 * share)
    return Number(part, metric, "share", n, "%", sentences.number(n))


def score(part: str, metric: str, one: Score, text: str) -> Number:
    """A score as it stands, frozen or not."""
    return Number(
        part, metric, "now", one.value, "1", text, low=one.low, high=one.high, sample_size=one.sample_size,
        coverage=one.coverage, collected_at=one.collected_at,
    )  # fmt: skip


def figure(part: str, metric: Metric, found: Window | None, text: str, what: str = "now") -> Number:
    """A figure that is shown as `text`; unknown where there is no such number."""
    if found is None:
        return Number(part, metric.id, what, None, metric.unit, text, definition=metric.version)
    return Number(
        part, metric.id, what, found.value, metric.unit, text, found.period, found.low, found.high, found.sample_size,
        found.coverage, found.collected_at, found.definition, "own", WINDOWS[metric.window],
    )  # fmt: skip


def year(part: str, measured: Measured, metric: Metric, months: pd.DataFrame | None) -> Iterator[Number]:
    """All that is shown of a figure's year: now, what is said of its change, and its course month by month."""
    found = yearly.window(measured, metric)
    yield figure(part, metric, found, yearly.value(metric, found))
    yield from turn(part, metric, yearly.changed(measured, metric, found))
    for one in yearly.course(metric, months):
        yield figure(part, metric, one, sentences.amount(one.value, metric.unit), "month")


def turn(part: str, metric: Metric, said: yearly.Turn) -> Iterator[Number]:
    """The number that words about a change name beside the figure itself."""
    if said.before:
        yield figure(part, metric, said.before, sentences.amount(said.before.value, metric.unit), "year_before")
    if said.by is not None:
        unit = "points" if metric.unit == "%" else metric.unit
        yield Number(
            part, metric.id, "change", said.by, unit, yearly.amount(metric, said.by), said.until, window="12 months"
        )


def compared(part: str, metric: Metric, earlier: Window, later: Window) -> Iterator[Number]:
    """The two windows that a change is said between, of the repositories collected in both."""
    for what, one in (("earlier", earlier), ("later", later)):
        yield figure(part, metric, one, sentences.amount(one.value, metric.unit), what)
