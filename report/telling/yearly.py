"""A metric's year in words: the value, what may be said of its change, its course, what it rests on."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from data import figures, sentences
from data.changes import Change, Window
from data.courses_said import distance
from data.definitions import Metric, metrics
from data.words import _
from report.sources import Measured
from report.story import Number, Tone, Trend

MONTHS = 24
WINDOWS = {"month": "12 months", "12 months": "12 months", "end of month": "end of month"}  # months are summed
WHOLE = "contributors"  # whose coverage and age stand for the whole


def window(measured: Measured, metric: Metric) -> Window | None:
    """The year to the period, or its end; None where there is no such number, without value where it is not whole."""
    found = figures.year(measured.snapshot, metric, measured.organisation, None, measured.period)
    return found if found is None or found.complete else replace(found, value=None, low=None, high=None)


def months(measured: Measured) -> dict[str, pd.DataFrame]:
    """Of every metric as many months as the first of two years' sums over twelve takes."""
    snapshot, organisation, period = measured
    return figures.every_series(snapshot, organisation, figures.months_back(period, MONTHS + 10), period)


def trend(metric: Metric, rows: pd.DataFrame | None) -> Trend:
    """Its last two years, month by month; of a monthly count each month with the year to it."""
    if rows is None:
        return Trend((), (), _course(metric, ()))
    rows = (figures.trailing_year(rows) if metric.window == "month" else rows).tail(MONTHS)
    values = tuple(figures.plain(value) for value in rows["value"].where(rows["complete"]))
    names = tuple(sentences.month(one, brief=True) for one in rows["period"])
    return Trend(names, values, _course(metric, values))


def changed(measured: Measured, metric: Metric, found: Window | None) -> tuple[str, Tone]:
    """What may be said of the year, or why the figure is not known."""
    if found is None:
        return "", "plain"
    change = figures.year_change(measured.snapshot, metric, measured.organisation, None, measured.period)
    if found.value is None or change is None:
        return (silent(measured, metric) if found.value is not None else _unknown(metric, found)), "plain"
    return upper(moved(change, found)), tone(change)


def silent(measured: Measured, metric: Metric) -> str:
    """Why no change is said: nothing stands out, or nobody knows what it was."""
    snapshot, organisation, period = measured
    before = figures.year(snapshot, metric, organisation, None, figures.months_back(period, 12))
    if before is None or not before.complete or before.value is None:
        return _("The year before is not known")
    return _("No change that stands out (a year ago {value})").format(value=sentences.amount(before.value, metric.unit))


def moved(change: Change, found: Window | None) -> str:
    """Rose from 34 % to 61 %; by how much, where the figure that stands beside it is another one.

    A year's change is that of the repositories collected in both, and can differ from the figure of all.
    """
    unit = change.metric.unit
    if found is None or sentences.amount(change.later.value, unit) == sentences.amount(found.value, unit):
        return sentences.said(change)
    by = distance(change.metric, abs((change.later.value or 0) - (change.earlier.value or 0)))
    return (_("rose by {n} in a year") if change.rose else _("fell by {n} in a year")).format(n=by)


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


def value(metric: Metric, found: Window) -> str:
    """The figure as a headline."""
    return sentences.shown(metric, found.value, found.low, found.high)


def of_metric(part: str, measured: Measured, metric: Metric) -> Iterator[Number]:
    """The figure as it is now; nothing where there is no such number."""
    if found := window(measured, metric):
        yield number(part, metric, found, value(metric, found))


def number(part: str, metric: Metric, found: Window | None, text: str) -> Number:
    """A figure that is shown as `text`; unknown where there is no such number."""
    if found is None:
        return Number(part, metric.id, "now", None, metric.unit, text, definition=metric.version)
    return Number(
        part, metric.id, "now", found.value, metric.unit, text, found.period, found.low, found.high, found.sample_size,
        found.coverage, found.collected_at, found.definition, "own", WINDOWS[metric.window],
    )  # fmt: skip


def _unknown(metric: Metric, found: Window) -> str:
    return sentences.unknown(metric, found.low, found.high, found.sample_size).rstrip(".")


def _course(metric: Metric, values: tuple[float | None, ...]) -> str:
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
