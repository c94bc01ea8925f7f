"""Targets on numbers in words: their names, and how far ahead of or behind the straight path the number is."""

from data import sentences
from data.definitions import Metric
from data.path import Course, Goal, State, Why
from data.words import N_, _

STATES: dict[State, str] = {
    "reached": N_("reached"), "ahead": N_("ahead"), "on_path": N_("on the path"), "behind": N_("behind"),
    "overdue": N_("overdue"), "unknown": N_("unknown"),
}  # fmt: skip
_WHY: dict[Why, str] = {
    "value": N_("the number is not known"),
    "start": N_("no straight path: it is not known what the number was when it was set"),
    "since": N_("no straight path: no day is set from which it counts"),
    "short": N_("no straight path: no month lies between its two days"),
    "direction": N_("no straight path: it is not said whether more or less is better"),
    "before": N_("the straight path begins later"),
}  # fmt: skip


def name(metric: Metric, goal: Goal, *, a_month: bool = False) -> str:
    """Target 90 % by Dec 2027, as a line is called; `a_month`: of a monthly count, what that is in a month."""
    said = _head(metric, goal, sentences.month(goal.date, brief=True) if goal.date else None)
    return _("{target}: {n} a month").format(target=said, n=sentences.number(goal.value / 12)) if a_month else said


def said(metric: Metric, course: Course) -> str:
    """Target 90 % by 31 Dec 2027: 4 points behind the straight path."""
    return _("{target}: {state}.").format(target=target(metric, course.goal), state=state(metric, course))


def target(metric: Metric, goal: Goal) -> str:
    """Target 90 % by 31 Dec 2027."""
    return _head(metric, goal, sentences.day(goal.date) if goal.date else None)


def state(metric: Metric, course: Course) -> str:
    """Reached, how far ahead or behind, how much is missing, or why that is not known."""
    if course.state == "reached":
        return _("reached")
    if course.state == "on_path":
        return _("on the straight path")
    if course.state == "overdue":
        return _with(_("overdue, {n} short"), _("overdue"), metric, course.missing)
    if course.state == "ahead":
        return _with(_("{n} ahead of the straight path"), _("ahead of the straight path"), metric, course.ahead)
    if course.state == "behind":
        behind = None if course.ahead is None else -course.ahead
        return _with(_("{n} behind the straight path"), _("behind the straight path"), metric, behind)
    return _unknown(metric, course)


def _unknown(metric: Metric, course: Course) -> str:
    """A target without a day has no path by intention, and nothing is said of it."""
    if course.why == "day":
        return _with(_("{n} short"), _("the number is not known"), metric, course.missing)
    why = _(_WHY[course.why or "value"])
    return _with(_("{n} short, {why}"), why, metric, course.missing, why=why)


def distance(metric: Metric, apart: float) -> str:
    """4 points, 3 days, 120: what lies between two values of a metric."""
    unit = "points" if metric.unit == "%" else metric.unit
    if sentences.number(apart) == sentences.number(0):
        return _("less than {n}").format(n=sentences.amount(0.1, unit))
    return sentences.amount(apart, unit)


def _with(known: str, unknown: str, metric: Metric, apart: float | None, **more: str) -> str:
    return unknown if apart is None else known.format(n=distance(metric, apart), **more)


def _head(metric: Metric, goal: Goal, until: str | None) -> str:
    value = sentences.amount(goal.value, metric.unit)
    if metric.window == "month":
        value = _("{n} in 12 months").format(n=value)
    text = _("Target {value} by {day}") if until else _("Target {value}")
    return text.format(value=value, day=until)
