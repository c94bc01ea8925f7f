"""The rule for what may be said of a change, on both sides of each of its limits."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from data.changes import Window, change
from data.definitions import Metric


def metric(kind: str = "count", unit: str = "1", better: str = "higher") -> Metric:
    facts = {"title": "T", "question": "Q", "version": "1", "window": "12 months", "needs": ["commit"], "source": "S"}
    return Metric.model_validate({"id": "m", "sql": "select 1", "kind": kind, "unit": unit, "better": better, **facts})


def window(value: float | None, sample: int = 1000, low: float | None = None, high: float | None = None) -> Window:
    return Window(date(2026, 10, 1), value, low, high, sample, 1.0, "1", complete=True)


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (100, 146, False),  # |a−b| = 46, 3·√246 = 47.05
        (100, 148, True),  # |a−b| = 48, 3·√248 = 47.24
        (148, 100, True),
        (0, 0, False),
    ],
)
def test_a_count_changes_beyond_three_roots_of_the_sum(earlier: float, later: float, said: bool) -> None:
    assert (change(metric(), window(earlier), window(later)) is not None) is said


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (50, 70, False),  # of 100 each: pooled 0.6, error √(0.24·0.02) = 0.0693, 0.20 / 0.0693 = 2.89
        (50, 71, True),  # pooled 0.605, error √(0.238975·0.02) = 0.06913, 0.21 / 0.06913 = 3.04
    ],
)
def test_a_share_changes_beyond_three_errors_of_two_proportions(earlier: float, later: float, said: bool) -> None:
    share = metric("share", "%")
    assert (change(share, window(earlier, 100), window(later, 100)) is not None) is said


def test_a_median_changes_where_the_intervals_are_apart() -> None:
    days = metric("median", "days", "lower")
    assert change(days, window(9, 50, 8, 10), window(5, 50, 4, 8)) is None
    found = change(days, window(9, 50, 8, 10), window(5, 50, 4, 7))
    assert found is not None and found.good


def test_a_level_is_never_said_to_change() -> None:
    assert change(metric("level", "people"), window(1), window(50)) is None


@pytest.mark.parametrize(
    "spoilt",
    [
        {"complete": False},
        {"definition": "2"},
        {"coverage": 0.95},  # differs by 0.05, which is not less than 0.05
        {"sample_size": 9},
        {"value": None},
    ],
)
def test_nothing_is_said_between_windows_that_are_not_alike(spoilt: dict[str, Any]) -> None:
    good, other = window(1000), replace(window(100))
    assert change(metric(), good, other) is not None
    assert change(metric(), good, replace(other, **spoilt)) is None
    assert change(metric(), replace(good, **spoilt), other) is None


@pytest.mark.parametrize(("better", "good"), [("higher", True), ("lower", False), ("neither", None)])
def test_a_rise_is_good_where_higher_is_better(better: str, good: bool | None) -> None:
    found = change(metric(better=better), window(100), window(1000))
    assert found is not None and found.rose and found.good is good


def test_shares_that_cannot_vary_are_not_said_to_change() -> None:
    assert change(metric("share", "%"), window(100, 50), window(100, 50)) is None
