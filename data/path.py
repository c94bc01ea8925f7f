"""A target on a number, and the straight path to it: arithmetic alone.

Values are in the metric's unit (of a monthly count: of twelve months' sum), months are their first days. A path goes
from the last month that was over on the day it began to the last month that is over on the day it ends.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal

Day = date  # a field has that name
Better = Literal["higher", "lower", "neither"]
State = Literal["reached", "ahead", "on_path", "behind", "overdue", "unknown"]
# Why a state is unknown: what the number is now; what it was when the path began; no day to end, or to begin; no month
# between the two; nobody says which direction is better; the month lies before the path.
Why = Literal["value", "start", "day", "since", "short", "direction", "before"]

NEAR = 20  # on the path is what lies no further from it than this part of the whole way
_FIRST = date(1970, 1, 31)  # no month before is known


@dataclass(frozen=True)
class Goal:
    """A value to reach, by when, counted from when, and the id of who sees to it."""

    value: float
    date: Day | None = None
    since: Day | None = None
    owner: str | None = None


@dataclass(frozen=True)
class Known:
    """What a number is, or, where value is None, between what it lies; low without high is "more than"."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Path:
    """The straight way from a month's value to another's; after its end it stays there."""

    start: date
    begin: float
    end: date
    value: float

    def expected(self, month: date) -> float:
        """The value that the path has in a month; before its start that of the start."""
        gone = min(max(months(self.start, month) / months(self.start, self.end), 0), 1)
        return self.begin + (self.value - self.begin) * gone

    @property
    def near(self) -> float:
        """How far from it still counts as on it, and what rounding adds."""
        return abs(self.value - self.begin) / NEAR + 1e-9


@dataclass(frozen=True)
class Course:
    """How a number stands to its target in a month.

    `ahead` is the distance from the path, positive where that is good; `missing` that to the target, 0 once reached;
    both None where they cannot be told.
    """

    goal: Goal
    month: date
    now: Known
    path: Path | None
    expected: float | None
    ahead: float | None
    missing: float | None
    state: State
    why: Why | None = None


def course(better: Better, goal: Goal, begin: float | None, now: Known, month: date, today: date) -> Course:
    """How `now`, the number in `month`, stands; `begin` is what it was in `over(goal.since)`, None if not known.

    Overdue is what is not reached when `today` is after the target's day.
    """
    sign = _sign(better, goal, begin)
    path = _path(goal, begin, sign)
    expected = path.expected(month) if path else None
    ahead = missing = None
    if sign and now.value is not None:
        ahead = None if expected is None else sign * (now.value - expected)
        missing = max(sign * (goal.value - now.value), 0)
    state, why = _state(sign, goal, begin, now, path, month, today)
    return Course(goal, month, now, path, expected, ahead, missing, state, why)


def over(day: date) -> date:
    """The last month that is over at the end of a day, as its first day."""
    day = max(day, _FIRST)
    if day.day == monthrange(day.year, day.month)[1]:
        return day.replace(day=1)
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def months(first: date, last: date) -> int:
    """How many months lie between two."""
    return (last.year - first.year) * 12 + last.month - first.month


def _sign(better: Better, goal: Goal, begin: float | None) -> int | None:
    """1 where more is better, -1 where less is; where neither is, the way from the start to the target says."""
    if better != "neither":
        return 1 if better == "higher" else -1
    if begin is None or begin == goal.value:
        return None
    return 1 if goal.value > begin else -1


def _path(goal: Goal, begin: float | None, sign: int | None) -> Path | None:
    """None without two ends. What was better than the target at the start is to be kept there: a level path."""
    if not goal.since or not goal.date or begin is None or sign is None:
        return None
    start, end = over(goal.since), over(goal.date)
    if sign * begin > sign * goal.value:
        begin = goal.value
    return Path(start, begin, end, goal.value) if start < end else None


def _state(
    sign: int | None, goal: Goal, begin: float | None, now: Known, path: Path | None, month: date, today: date
) -> tuple[State, Why | None]:
    if sign is None:
        return "unknown", "direction"
    worst, best = _bounds(now, sign)
    if worst >= sign * goal.value:
        return "reached", None
    if goal.date and goal.date < today and best < sign * goal.value:
        return "overdue", None
    if path is None:
        return "unknown", "value" if now.value is None else _lacking(goal, begin)
    return ("unknown", "before") if month < path.start else _beside(path, sign, now, month)


def _lacking(goal: Goal, begin: float | None) -> Why:
    """What there is no path for."""
    if goal.date is None:
        return "day"
    if goal.since is None:
        return "since"
    return "start" if begin is None else "short"


def _bounds(now: Known, sign: int) -> tuple[float, float]:
    """The worst and the best that the number can be, in the direction that is good."""
    if now.value is not None:
        return sign * now.value, sign * now.value
    low = -inf if now.low is None else now.low
    high = inf if now.high is None else now.high
    return (low, high) if sign > 0 else (-high, -low)


def _beside(path: Path, sign: int, now: Known, month: date) -> tuple[State, Why | None]:
    """On the path is also what could be on it: the number's own low and high lie around it."""
    expected = path.expected(month)
    worst, best = (bound - sign * expected for bound in _bounds(now, sign))
    around = now.low is not None and now.high is not None and now.low <= expected <= now.high
    if now.value is not None and (around or abs(worst) <= path.near):
        return "on_path", None
    if best < -path.near:
        return "behind", None
    return ("ahead", None) if worst > path.near else ("unknown", "value")
