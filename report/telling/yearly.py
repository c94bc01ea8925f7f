"""A metric's year in words: the value, what may be said of its change, its course, what it rests on."""

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from data import figures, sentences
from data.changes import Change, Window
from data.courses_said import distance
from data.definitions import Metric, metrics
from data.words import _
from report.sources import Measured
from report.story import Tone, Trend

MONTHS = 24
WHOLE = "contributors"  # whose coverage and age stand for the whole


class Turn(NamedTuple):
    """What may be said of a figure's year.

    `before` is the year before where its value is named, `by` how much it moved up to `until` where that is.
    """

    text: str
    tone: Tone = "plain"
    before: Window | None = None
    by: float | None = None
    until: date | None = None


def window(measured: Measured, metric: Metric) -> Window | None:
    """The year to the period, or its end; None where there is no such number, without value where it is not whole."""
    found = figures.year(measured.snapshot, metric, measured.organisation, None, measured.period)
    return found if found is None or found.complete else replace(found, value=None, low=None, high=None)


def months(measured: Measured) -> dict[str, pd.DataFrame]:
    """Of every metric as many months as the first of two years' sums over twelve takes."""
    snapshot, organisation, period = measured
    return figures.every_series(snapshot, organisation, figures.months_back(period, MONTHS + 10), period)


def course(metric: Metric, rows: pd.DataFrame | None) -> list[Window]:
    """Its last two years month by month, unknown where one is not whole; of a monthly count the year to each."""
    if rows is None:
        return []
    rows = (figures.trailing_year(rows) if metric.window == "month" else rows).tail(MONTHS)
    return [_month(one) for one in figures.records(rows)]


def _month(row: dict[str, Any]) -> Window:
    value, low, high = (row[name] if row["complete"] else None for name in ("value", "low", "high"))
    return Window(
        row["period"].date(), value, low, high, int(row["sample_size"] or 0), row["coverage"] or 0, row["definition"],
        row["complete"], row["collected_at"] and row["collected_at"].to_pydatetime(),
    )  # fmt: skip


def trend(metric: Metric, rows: pd.DataFrame | None) -> Trend:
    """The same as a picture."""
    there = course(metric, rows)
    values = tuple(one.value for one in there)
    return Trend(tuple(sentences.month(one.period, brief=True) for one in there), values, _drawn(metric, values))


def changed(measured: Measured, metric: Metric, found: Window | None) -> Turn:
    """What may be said of the year, or why the figure is not known."""
    if found is None:
        return Turn("")
    if found.value is None:
        return Turn(_unknown(metric, found))
    change = figures.year_change(measured.snapshot, metric, measured.organisation, None, measured.period)
    if change is None:
        return silent(measured, metric)
    said = moved(change, found)
    return said._replace(text=upper(said.text))


def silent(measured: Measured, metric: Metric) -> Turn:
    """Why no change is said: nothing stands out, or nobody knows what it was."""
    snapshot, organisation, period = measured
    before = figures.year(snapshot, metric, organisation, None, figures.months_back(period, 12))
    if before is None or not before.complete or before.value is None:
        return Turn(_("The year before is not known"))
    value = sentences.amount(before.value, metric.unit)
    return Turn(_("No change that stands out (a year ago {value})").format(value=value), before=before)


def moved(change: Change, found: Window | None) -> Turn:
    """Rose from 34 % to 61 %; by how much, where the figure that stands beside it is another one.

    A year's change is that of the repositories collected in both, and can differ from the figure of all.
    """
    metric, unit = change.metric, change.metric.unit
    if found is None or sentences.amount(change.later.value, unit) == sentences.amount(found.value, unit):
        return Turn(sentences.said(change), tone(change), before=change.earlier)
    by = (change.later.value or 0) - (change.earlier.value or 0)
    text = _("rose by {n} in a year") if change.rose else _("fell by {n} in a year")
    return Turn(text.format(n=amount(metric, by)), tone(change), by=by, until=change.later.period)


def amount(metric: Metric, by: float) -> str:
    """How much something moved, without the direction."""
    return distance(metric, abs(by))


def basis(measured: Measured, metric: Metric, found: Window) -> str:
    """What it rests on; period and age only where they are others than those of the whole page."""
    whole = window(measured, metrics()[WHOLE])
    at = found.collected_at
    older = at is not None and (whole is None or whole.collected_at is None or at.date() != whole.collected_at.date())
    parts = [
        "" if metric.window != "end of month" else sentences.span(metric, found.period),
        _("rests on {n}").format(n=sentences.number(found.sample_size)) if found.sample_size else "",
        sentences.coverage(found.coverage),
        _("as of {day}").format(day=sentences.day(at)) if older else "",
    ]
    return " · ".join(part for part in parts if part)


def tone(change: Change) -> Tone:
    """Whether it is for the better."""
    return "plain" if change.good is None else "better" if change.good else "worse"


def value(metric: Metric, found: Window | None) -> str:
    """The figure as a headline."""
    return sentences.shown(metric, found.value, found.low, found.high) if found else _("unknown")


def _unknown(metric: Metric, found: Window) -> str:
    return sentences.unknown(metric, found.low, found.high, found.sample_size).rstrip(".")


def _drawn(metric: Metric, values: tuple[float | None, ...]) -> str:
    """The picture in a sentence."""
    known = [one for one in values if one is not None]
    if not known:
        return _("{title}: unknown in all months").format(title=_(metric.title))
    first, last = (sentences.amount(one, metric.unit) for one in (known[0], known[-1]))
    return _("{title}: from {first} to {last} in {n} months").format(
        title=_(metric.title), first=first, last=last, n=len(values)
    )


def upper(text: str) -> str:
    """With a capital."""
    return text[:1].upper() + text[1:]
