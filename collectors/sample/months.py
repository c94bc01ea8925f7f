"""The sample's time: sixty months and the running one, numbered 0 to 60, up to the day of collection."""

from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import accumulate, pairwise
from random import Random

RUNNING = 60  # number of the running month
LAST_YEAR = RUNNING - 12  # first month of the last complete year
_DAY = 86_400
_MONTH = 2_629_746  # seconds, on average
_WEEKEND = 0.12  # of the work of a weekday
_HOLIDAYS = {7: 0.7, 8: 0.75, 12: 0.7}  # calendar month: share of the usual work
_USUAL = 1.08


class Months:
    """Numbered months as seconds since 1970, UTC. `until` is the midnight before the collection."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.until = _seconds(now.date())
        first = now.year * 12 + now.month - 1 - RUNNING
        self._firsts = [date(n // 12, n % 12 + 1, 1) for n in range(first, first + RUNNING + 2)]

    def begins(self, month: int) -> int:
        """The first second of a month."""
        return _seconds(self._firsts[month])

    def when(self, month: float) -> datetime:
        """A point in time given as a month and its fraction."""
        whole = int(month)
        begins, ends = self.begins(whole), self.begins(whole + 1)
        return moment(begins + int((month - whole) * (ends - begins)))

    def at(self, month: float) -> datetime:
        """A point in time as months of one length since the first one, also before it."""
        return moment(self.begins(0) + int(month * _MONTH))

    def season(self, month: int) -> float:
        """How much is done in that month of a calendar year, 1 on average."""
        return _HOLIDAYS.get(self._firsts[month].month, _USUAL)

    def moments(self, rng: Random, month: int, count: int) -> list[int]:
        """Seconds at which work is done in a month, in order: mostly on weekdays, from eight to six."""
        days, weights = self._days[month]
        chosen = rng.choices(days, cum_weights=weights, k=count)
        return sorted(day + 28_800 + int(36_000 * rng.random()) for day in chosen)

    @cached_property
    def _days(self) -> list[tuple[list[int], list[float]]]:
        """Of each month its days and their weights, running totals."""
        return [_working_days(first, end) for first, end in pairwise(self._firsts)]


def moment(seconds: int) -> datetime:
    """Seconds since 1970 as a time in UTC without zone."""
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


def _working_days(first: date, end: date) -> tuple[list[int], list[float]]:
    days = [first + timedelta(n) for n in range((end - first).days)]
    weights = accumulate(1.0 if day.weekday() < 5 else _WEEKEND for day in days)
    return [_seconds(day) for day in days], list(weights)


def _seconds(day: date) -> int:
    return (day - date(1970, 1, 1)).days * _DAY
