"""A metric in a row: its year, its two years month by month, what may be said of the change, what it rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from data import sentences
from data.changes import Window
from data.definitions import Metric, metrics
from data.topics import Topic
from data.words import _
from report.sources import Measured
from report.story import Cell, Column, Heading, Number, Table
from report.telling import yearly


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
    shape = metrics()[metric]
    return Year(shape, yearly.window(measured, shape))


def tables(measured: Measured, topics: Iterable[Topic]) -> Iterator[Heading | Table]:
    """Each topic under its heading."""
    columns = (
        Column(_("Figure"), weight=2), Column(_("Value"), "number"), Column(_("24 months"), "picture", 1.1),
        Column(_("Its year"), weight=2.8), Column(_("What it rests on"), weight=2.6),
    )  # fmt: skip
    months = yearly.months(measured)
    for topic in topics:
        yield Heading(_(topic.title))
        rows = tuple(_row(measured, year(measured, one), months.get(one)) for one in topic.metrics)
        yield Table(_("{title}: figures of the year").format(title=_(topic.title)), columns, rows)


def numbers(part: str, measured: Measured, topics: Iterable[Topic]) -> Iterator[Number]:
    """What `tables` shows."""
    for topic in topics:
        for one in topic.metrics:
            found = year(measured, one)
            yield yearly.number(part, found.metric, found.window, found.text)


def said(measured: Measured) -> str:
    """What holds for every row that does not say otherwise."""
    whole = yearly.window(measured, metrics()[yearly.WHOLE])
    return _(
        "Each figure over the 12 months to {month}, or as it stood at their end, as of {day} unless it says otherwise;"
        " a count of months is drawn as the sum of the twelve months to each."
    ).format(month=sentences.month(measured.period), day=sentences.day(whole.collected_at if whole else None))


def _row(measured: Measured, one: Year, months: pd.DataFrame | None) -> tuple[Cell, ...]:
    title = _(one.metric.title)
    if one.window is None or months is None:
        return title, one.text, "–", _("Not measured yet."), "–"
    said, _tone = yearly.changed(measured, one.metric, one.window)
    return (
        title,
        one.text,
        _trend(one.metric, months),
        f"{said}.",
        yearly.basis(measured, one.metric, one.window) or "–",
    )


def _trend(metric: Metric, months: pd.DataFrame) -> Cell:
    """– where no month is known."""
    found = yearly.trend(metric, months)
    return found if found.known else "–"
