"""The straight path to a target, each figure worked out by hand, on both sides of each border."""

from datetime import date

import pytest

from data.path import Better, Course, Goal, Known, course, over

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 1)
# From December 2025 to December 2027 are 24 months, to October 2026 ten of them.
GOAL = Goal(84, date(2027, 12, 31), date(2026, 1, 1))


def stands(
    value: float | None, begin: float | None = 60, goal: Goal = GOAL, better: Better = "higher",
    month: date = OCTOBER, today: date = TODAY, low: float | None = None, high: float | None = None,
) -> Course:  # fmt: skip
    return course(better, goal, begin, Known(value, low, high), month, today)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 1, 1), date(2025, 12, 1)), (date(2026, 1, 30), date(2025, 12, 1)),
        (date(2026, 1, 31), date(2026, 1, 1)), (date(2026, 2, 28), date(2026, 2, 1)),
        (date(2028, 2, 28), date(2028, 1, 1)), (date.max, date(9999, 12, 1)), (date.min, date(1970, 1, 1)),
    ],
)  # fmt: skip
def test_a_month_counts_once_it_is_over(day: date, month: date) -> None:
    assert over(day) == month


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        (date(2025, 12, 1), 60), (date(2026, 1, 1), 61), (OCTOBER, 70), (date(2027, 11, 1), 83),
        (date(2027, 12, 1), 84), (date(2028, 1, 1), 84),
    ],
)  # fmt: skip
def test_the_path_is_straight_and_stays_at_its_end(month: date, expected: float) -> None:
    assert stands(70, month=month, today=date(2026, 1, 5)).expected == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "ahead", "state"),
    [  # on the path is what lies within a twentieth of 24
        (68.7, -1.3, "behind"), (68.8, -1.2, "on_path"), (70, 0, "on_path"), (71.2, 1.2, "on_path"),
        (71.3, 1.3, "ahead"), (83.9, 13.9, "ahead"), (84, 14, "reached"), (90, 20, "reached"),
    ],
)  # fmt: skip
def test_ahead_and_behind(value: float, ahead: float, state: str) -> None:
    found = stands(value)
    assert found.ahead == pytest.approx(ahead)
    assert found.state == state
    assert found.missing == pytest.approx(max(84 - value, 0))


@pytest.mark.parametrize(
    ("value", "ahead", "state"),
    [(16, -1, "behind"), (15, 0, "on_path"), (14, 1, "ahead"), (8.1, 6.9, "ahead"), (8, 7, "reached")],
)
def test_where_less_is_better_the_sign_turns(value: float, ahead: float, state: str) -> None:
    found = stands(value, 20, Goal(8, GOAL.date, GOAL.since), "lower")  # 20 − 12 × 10 / 24 = 15
    assert found.ahead == pytest.approx(ahead)
    assert found.state == state


@pytest.mark.parametrize(
    ("begin", "value", "ahead", "state"),
    [(60, 75, 5, "ahead"), (108, 95, 3, "ahead"), (108, 84, 14, "reached"), (108, 102, -4, "behind")],
)
def test_where_neither_is_better_the_way_to_the_target_says(
    begin: float, value: float, ahead: float, state: str
) -> None:
    found = stands(value, begin, better="neither")  # from 60 up 70 is expected, from 108 down 98
    assert found.ahead == pytest.approx(ahead)
    assert found.state == state


def test_without_a_direction_nothing_is_said() -> None:
    found = stands(90, None, better="neither")
    assert (found.state, found.why, found.ahead, found.missing) == ("unknown", "direction", None, None)
    assert stands(90, 84, better="neither").why == "direction"


@pytest.mark.parametrize(
    ("today", "state"), [(date(2026, 10, 30), "behind"), (date(2026, 10, 31), "behind"), (date(2026, 11, 1), "overdue")]
)
def test_overdue_is_what_is_not_reached_after_its_day(today: date, state: str) -> None:
    goal = Goal(84, date(2026, 10, 31), date(2026, 1, 1))
    found = stands(80, goal=goal, today=today)
    assert (found.expected, found.ahead, found.missing, found.state) == (84, -4, 4, state)
    assert stands(84, goal=goal, today=today).state == "reached"
    assert stands(83, None, goal, today=date(2026, 11, 1)).state == "overdue"  # without a path too


def test_what_was_better_at_the_start_is_to_be_kept() -> None:
    assert [stands(value, 95).state for value in (84, 83.9)] == ["reached", "behind"]
    assert stands(83.9, 95).expected == 84


@pytest.mark.parametrize(
    ("goal", "begin", "why"),
    [
        (Goal(84), 60, "day"), (Goal(84, since=GOAL.since), 60, "day"), (Goal(84, GOAL.date), 60, "since"),
        (GOAL, None, "start"), (Goal(84, date(2026, 12, 30), date(2026, 12, 1)), 60, "short"),
    ],
)  # fmt: skip
def test_without_both_ends_there_is_no_path(goal: Goal, begin: float | None, why: str) -> None:
    found = stands(70, begin, goal)
    assert (found.path, found.expected, found.ahead) == (None, None, None)
    assert (found.state, found.why, found.missing) == ("unknown", why, 14)
    assert stands(84, begin, goal).state == "reached"


def test_a_day_apart_can_be_a_month_apart() -> None:
    assert stands(70, 60, Goal(84, date(2026, 12, 31), date(2026, 12, 1)), month=date(2026, 12, 1)).path


def test_before_its_start_a_path_says_nothing() -> None:
    assert stands(50, month=date(2025, 11, 1)).why == "before"
    assert stands(50, month=date(2025, 12, 1)).state == "behind"


@pytest.mark.parametrize(
    ("low", "high", "state"),
    [(60, 69.9, "behind"), (60, 70, "on_path"), (70, 80, "on_path"), (70.1, 80, "behind")],
)
def test_on_the_path_is_also_what_could_be(low: float, high: float, state: str) -> None:
    assert stands(65, low=low, high=high).state == state


@pytest.mark.parametrize(
    ("low", "high", "state"),
    [
        (None, None, "unknown"), (20, 30, "behind"), (15.5, None, "unknown"), (15.7, None, "behind"), (2, 8, "reached"),
        (2, 8.1, "ahead"), (2, 14.3, "ahead"), (2, 14.5, "unknown"),
    ],
)  # fmt: skip
def test_of_what_is_not_known_what_is_certain_is_said(low: float | None, high: float | None, state: str) -> None:
    found = stands(None, 20, Goal(8, GOAL.date, GOAL.since), "lower", low=low, high=high)  # 15 expected, 0.6 is near
    assert (found.state, found.ahead) == (state, None)


def test_what_certainly_is_not_reached_is_overdue() -> None:
    goal = Goal(8, date(2026, 6, 30), GOAL.since)
    assert stands(None, 20, goal, "lower", low=9).state == "overdue"
    assert stands(None, 20, goal, "lower", low=7).state == "unknown"
