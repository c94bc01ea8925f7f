"""A metric in a row: its year, its two years month by month, what may be said of the change, what it rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from data import figures, sentences
from data.changes import Window
from data.definitions import Metric, metrics
from data.topics import Topic
from data.words import _
from report.sources import Measured
from report.story import Cell, Column, Heading, Number, Table, Trend

MONTHS = 24


@dataclass(frozen=True)
class Year:
    """A metric's year of ours, None where there is no row of it."""

    metric: Metric
    window: Window | None

    @property
    def text(self) -> str:
        """As it is shown."""
        one = self.window
        return sentences.shown(self.metric, one.value, one.low, one.high) if one else _("unknown")


def year(measured: Measured, metric: str) -> Year:
    """The twelve months to the last complete one, or how it stood at its end."""
    snapshot, organisation, period = measured
    shape = metrics()[metric]
    return Year(shape, figures.year(snapshot, shape, organisation, None, period))


def tables(measured: Measured, topics: Iterable[Topic]) -> Iterator[Heading | Table]:
    """Each topic under its heading."""
    columns = (
        Column(_("Figure"), weight=2), Column(_("Value"), "number"), Column(_("24 months"), "picture", 1.1),
        Column(_("Its year"), weight=2.8), Column(_("What it rests on"), weight=2.6),
    )  # fmt: skip
    months = _months(measured)
    for topic in topics:
        yield Heading(_(topic.title))
        rows = tuple(_row(measured, year(measured, one), months.get(one)) for one in topic.metrics)
        yield Table(_("{title}: figures of the year").format(title=_(topic.title)), columns, rows)


def numbers(part: str, measured: Measured, topics: Iterable[Topic]) -> Iterator[Number]:
    """What `tables` shows."""
    for topic in topics:
        for one in topic.metrics:
            yield number(part, year(measured, one))


def number(part: str, one: Year) -> Number:
    """A metric's year as data."""
    metric, window = one.metric, one.window
    if window is None:
        return Number(part, metric.id, "now", None, metric.unit, one.text, definition=metric.version)
    return Number(
        part, metric.id, "now", window.value, metric.unit, one.text, window.period, window.low, window.high,
        window.sample_size, window.coverage, window.collected_at, window.definition, "own",
    )  # fmt: skip


def _months(measured: Measured) -> dict[str, pd.DataFrame]:
    """Of every metric as many months as the first sum over twelve takes."""
    snapshot, organisation, period = measured
    return figures.every_series(snapshot, organisation, figures.months_back(period, MONTHS + 10), period)


def _row(measured: Measured, one: Year, months: pd.DataFrame | None) -> tuple[Cell, ...]:
    title = _(one.metric.title)
    if one.window is None or months is None:
        return title, one.text, "–", _("Not measured yet."), "–"
    said, basis = _said(measured, one, one.window), sentences.basis(one.metric, one.window)
    return title, one.text, _trend(one.metric, months), said, basis


def _trend(metric: Metric, months: pd.DataFrame) -> Cell:
    """A monthly count as the sum of the twelve months to each; – where no month is known."""
    rows = (figures.trailing_year(months) if metric.window == "month" else months).tail(MONTHS)
    known = [figures.plain(value) for value in rows["value"].where(rows["complete"])]
    if not any(value is not None for value in known):
        return "–"
    names = tuple(sentences.month(one) for one in rows["period"])
    alt = _("{title}, {first} to {last}").format(title=_(metric.title), first=names[0], last=names[-1])
    return Trend(names, tuple(None if one is None else float(one) for one in known), alt)


def _said(measured: Measured, one: Year, window: Window) -> str:
    """What may be said of the year; that nothing stands out only where the year before is known."""
    snapshot, organisation, period = measured
    change = figures.year_change(snapshot, one.metric, organisation, None, period)
    before = figures.year(snapshot, one.metric, organisation, None, figures.months_back(period, 12))
    known = before is not None and before.complete and before.value is not None
    if window.value is not None and change is None and not known:
        return _("The year before is not known.")
    return sentences.verdict(one.metric, window, change)
