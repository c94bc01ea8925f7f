"""What may be said of a year's change: the one rule that every page and report goes by.

Said only between two complete 12-month windows, same definition, coverage differing by less than 0.05,
at least ten observations on both sides, and beyond three standard errors.
"""

from dataclasses import dataclass
from datetime import date, datetime
from math import sqrt

from data.definitions import Metric
from data.words import N_

LEAST_SAMPLE = 10
COVERAGE_GAP = 0.05
STANDARD_ERRORS = 3


@dataclass(frozen=True)
class Window:
    """A figure over (or at the end of) twelve months."""

    period: date
    value: float | None
    low: float | None
    high: float | None
    sample_size: int
    coverage: float
    definition: str
    complete: bool
    collected_at: datetime | None = None


@dataclass(frozen=True)
class Change:
    """A change that stands out. `size` orders changes: standard errors between the two."""

    metric: Metric
    earlier: Window
    later: Window
    size: float

    @property
    def rose(self) -> bool:
        """Whether the later value is the higher one."""
        return (self.later.value or 0) > (self.earlier.value or 0)

    @property
    def good(self) -> bool | None:
        """Whether that is better; None where neither direction is."""
        return None if self.metric.better == "neither" else self.rose == (self.metric.better == "higher")


NOTHING = N_("No change that stands out.")


def change(metric: Metric, earlier: Window, later: Window) -> Change | None:
    """The change between two windows, None where nothing may be said."""
    if earlier.value is None or later.value is None or not _comparable(earlier, later):
        return None
    size = _standard_errors(metric, earlier, later)
    return Change(metric, earlier, later, size) if size > STANDARD_ERRORS else None


def _comparable(a: Window, b: Window) -> bool:
    return (
        a.complete
        and b.complete
        and a.definition == b.definition
        and abs(a.coverage - b.coverage) < COVERAGE_GAP
        and min(a.sample_size, b.sample_size) >= LEAST_SAMPLE
    )


def _standard_errors(metric: Metric, a: Window, b: Window) -> float:
    """How many standard errors lie between two values; 0 where no rule says."""
    earlier, later = a.value or 0, b.value or 0
    if metric.kind == "count":
        return abs(earlier - later) / sqrt(earlier + later) if earlier + later else 0
    if metric.kind in ("share", "state") and metric.unit == "%":
        return _proportions(earlier / 100, a.sample_size, later / 100, b.sample_size)
    if (
        metric.kind == "median"
        and a.low is not None
        and b.low is not None
        and a.high is not None
        and b.high is not None
    ):
        return float("inf") if a.high < b.low or b.high < a.low else 0
    return 0


def _proportions(p: float, n: int, q: float, m: int) -> float:
    pooled = (p * n + q * m) / (n + m)
    error = sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    return abs(p - q) / error if error else 0
