"""Numbers, months and ages as a person reads them, in the language in use."""

import math
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import babel.dates
import babel.numbers
import pandas as pd

from data.changes import NOTHING, Change, Window
from data.definitions import Metric
from data.words import _, days, ngettext, spoken

# Both forms in one call each: only so do they get to translators as one message.
_MEASURES: dict[str, Callable[[int], str]] = {
    "people": lambda n: ngettext("{n} person", "{n} people", n),
    "organisations": lambda n: ngettext("{n} organisation", "{n} organisations", n),
    "lines": lambda n: ngettext("{n} line", "{n} lines", n),
    "days": lambda n: ngettext("{n} day", "{n} days", n),
    "years": lambda n: ngettext("{n} year", "{n} years", n),
    "points": lambda n: ngettext("{n} point", "{n} points", n),
}


def number(value: float | None) -> str:
    """1234.5 → 1,234.5, unknown where there is none; one decimal below ten."""
    if value is None or pd.isna(value):
        return _("unknown")
    rounded = round(value, 1) if abs(value) < 10 else round(value)
    return _written(rounded, spoken())


@lru_cache(10_000)
def _written(value: float, language: str) -> str:
    return str(babel.numbers.format_decimal(value, locale=language))


def amount(value: float | None, unit: str) -> str:
    """The number with its unit: 58 %, 12 people, 1,204."""
    if value is None or pd.isna(value):
        return _("unknown")
    if unit == "%":
        return _("{n}\N{NO-BREAK SPACE}%").format(n=number(value))
    if unit in _MEASURES:
        return _MEASURES[unit](1 if number(value) == number(1) else 2).format(n=number(value))
    return number(value)


def spread(low: float | None, high: float | None, unit: str) -> str:
    """Between which two amounts a value lies, or than what it is more; empty where nothing is known or both are one."""
    if low is None or pd.isna(low) or low == high:
        return ""
    if high is None or pd.isna(high):
        return _("more than {low}").format(low=amount(low, unit))
    return _("between {low} and {high}").format(low=number(low), high=amount(high, unit))


def shown(metric: Metric, value: float | None, low: float | None, high: float | None) -> str:
    """A figure as a headline: the amount, than what it is more, or that it is unknown."""
    if value is None and low is not None and high is None:
        return spread(low, None, metric.unit)
    return amount(value, metric.unit)


def unknown(metric: Metric, low: float | None, high: float | None, sample: int) -> str:
    """Why there is no figure, or between what it lies."""
    if high is not None and (between := spread(low, high, metric.unit)):
        return _("Lies {between}.").format(between=between)
    if low is not None:
        return _("So many wait still that no exact figure can be given.")
    if metric.kind == "median" and sample:
        return _("Not shown: the answers are one person's work.")
    return _("Cannot be known from what was collected.")


def month(period: date, *, brief: bool = False) -> str:
    """October 2026; Oct 2026."""
    return str(babel.dates.format_date(period, "LLL y" if brief else "LLLL y", locale=spoken()))


def day(at: date | datetime | None) -> str:
    """21 Nov 2026, or as days are written here; unknown where there is none."""
    if at is None:
        return _("unknown")
    form = days()
    return f"{at:%Y-%m-%d}" if form == "iso" else str(babel.dates.format_date(at, form, locale=spoken()))


def span(metric: Metric, period: date, *, year: bool = False) -> str:
    """Of which time a metric's value speaks; `year`: a monthly count summed over twelve months."""
    if metric.window == "end of month":
        return _("at the end of {month}").format(month=month(period))
    if metric.window == "12 months" or year:
        return _("12 months to {month}").format(month=month(period))
    return month(period)


def coverage(share: float | None) -> str:
    """How much of what should have been collected was; empty where it was all of it."""
    if share is None or pd.isna(share) or share == 0:
        return _("nothing collected")
    if share >= 1:
        return ""
    return (
        _("{n}\N{NO-BREAK SPACE}% collected").format(n=whole_percent(share))
        if share >= 0.01
        else _("less than 1 % collected")
    )


def whole_percent(share: float) -> int:
    """A share, 0-1, in per cent, rounded down: what is almost all is not all."""
    return math.floor(round(share * 100, 9))


def basis(metric: Metric, window: Window) -> str:
    """Period, coverage where below one, and age of a figure, in one line."""
    at = window.collected_at
    since = _("as of {day}").format(day=day(at)) if at else ""
    running = at is not None and (at.year, at.month) == (window.period.year, window.period.month)
    when = _("{month} so far").format(month=month(window.period)) if running else span(metric, window.period, year=True)
    parts = [when, coverage(window.coverage), since]
    return " · ".join(part for part in parts if part)


def licence(listed: str | None) -> str:
    """SPDX ids as the snapshot lists them, with words for a file that no known licence matches and for none."""
    if not listed:
        return _("none found")
    return listed.replace("NOASSERTION", _("not identified"))


def left_out(row: Any) -> str:
    """Why figures leave a row of the details table `repository` out; empty where they do not."""
    if row["in_scope"]:
        return ""
    reasons = {"fork": _("it is a copy"), "mirror": _("it is a mirror"), "private": _("it is private")}
    known = (text for key, text in reasons.items() if not pd.isna(row[key]) and row[key])
    return next(known, _("ospo.yaml excludes it"))


def said(change: Change) -> str:
    """Rose from 41 % to 58 %, fell from 1,204 to 988 people."""
    wording = _("rose from {earlier} to {later}") if change.rose else _("fell from {earlier} to {later}")
    unit = change.metric.unit
    earlier = amount(change.earlier.value, unit) if unit == "%" else number(change.earlier.value)
    return wording.format(earlier=earlier, later=amount(change.later.value, unit))


def verdict(metric: Metric, window: Window, change: Change | None) -> str:
    """What may be said of the year's change; of an unknown value, between what it lies or why it is unknown."""
    if window.value is None:
        return unknown(metric, window.low, window.high, window.sample_size)
    if change is None:
        return _(NOTHING)
    alike = amount(change.later.value, metric.unit) == amount(window.value, metric.unit)
    where = "" if alike else _(" in the repositories collected in both years")
    return said(change).capitalize() + where + "."
