"""How an organisation's numbers stand to their targets, from a snapshot."""

from collections.abc import Mapping
from datetime import date

from data import figures
from data.definitions import Metric, metrics
from data.path import Course, Goal, Known, course, over
from data.snapshot import Snapshot


def courses(
    snapshot: Snapshot, organisation: str, goals: Mapping[str, Goal], period: date, today: date
) -> dict[str, Course]:
    """By metric, in the order of the goals, as seen from `period`, a month's first day."""
    return {
        metric: course_of(snapshot, metrics()[metric], organisation, goal, period, today)
        for metric, goal in goals.items()
    }


def course_of(snapshot: Snapshot, metric: Metric, organisation: str, goal: Goal, period: date, today: date) -> Course:
    """How one stands; a monthly count by its sum over the twelve months to `period`."""
    begin = _known(snapshot, metric, organisation, over(goal.since)).value if goal.since else None
    now = _known(snapshot, metric, organisation, period)
    return course(metric.better, goal, begin, now, period, _seen(snapshot, organisation, period, today))


def _known(snapshot: Snapshot, metric: Metric, organisation: str, period: date) -> Known:
    """What is known of a complete month; of a running one nothing is."""
    window = figures.year(snapshot, metric, organisation, None, period)
    if window is None or not window.complete:
        return Known(None)
    # What one month lies between says nothing of twelve.
    return Known(window.value) if metric.window == "month" else Known(window.value, window.low, window.high)


def _seen(snapshot: Snapshot, organisation: str, period: date, today: date) -> date:
    """The day to look from: today for the newest month that is complete, for an earlier one the first day after it."""
    last = figures.last_complete(snapshot, organisation)
    return today if last is None or period >= last else figures.ended(period).date()
