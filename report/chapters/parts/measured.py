"""A metric in a row: its year, its two years month by month, what may be said of the change, what it rests on."""

from collections.abc import Iterable, Iterator

import pandas as pd

from data import sentences
from data.definitions import Metric, metrics
from data.topics import Topic
from data.words import _
from report.sources import Measured
from report.story import Cell, Column, Heading, Number, Table
from report.telling import counted, yearly


def tables(measured: Measured, topics: Iterable[Topic]) -> Iterator[Heading | Table]:
    """Each topic under its heading."""
    columns = (
        Column(_("Figure"), weight=2), Column(_("Value"), "number"), Column(_("24 months"), "picture", 1.1),
        Column(_("Its year"), weight=2.8), Column(_("What it rests on"), weight=2.6),
    )  # fmt: skip
    months = yearly.months(measured)
    for topic in topics:
        yield Heading(_(topic.title))
        rows = tuple(_row(measured, metrics()[one], months.get(one)) for one in topic.metrics)
        yield Table(_("{title}: figures of the year").format(title=_(topic.title)), columns, rows)


def numbers(part: str, measured: Measured, topics: Iterable[Topic]) -> Iterator[Number]:
    """What `tables` shows."""
    months = yearly.months(measured)
    for topic in topics:
        for one in topic.metrics:
            yield from counted.year(part, measured, metrics()[one], months.get(one))


def said(measured: Measured) -> str:
    """What holds for every row that does not say otherwise."""
    whole = yearly.window(measured, metrics()[yearly.WHOLE])
    return _(
        "Each figure over the 12 months to {month}, or as it stood at their end, as of {day} unless it says otherwise;"
        " a count of months is drawn as the sum of the twelve months to each."
    ).format(month=sentences.month(measured.period), day=sentences.day(whole.collected_at if whole else None))


def _row(measured: Measured, metric: Metric, months: pd.DataFrame | None) -> tuple[Cell, ...]:
    title, found = _(metric.title), yearly.window(measured, metric)
    text = yearly.value(metric, found)
    if found is None or months is None:
        return title, text, "–", _("Not measured yet."), "–"
    year = f"{yearly.changed(measured, metric, found).text}."
    return title, text, _trend(metric, months), year, yearly.basis(measured, metric, found) or "–"


def _trend(metric: Metric, months: pd.DataFrame) -> Cell:
    """– where no month is known."""
    found = yearly.trend(metric, months)
    return found if found.known else "–"
