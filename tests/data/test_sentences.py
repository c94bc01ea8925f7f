"""Numbers, months and coverage as a person reads them."""

from collections.abc import Iterator
from datetime import date

import pytest

from data import sentences
from data.words import speak

NARROW = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("en")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (None, "%", "unknown"),
        (float("nan"), "people", "unknown"),
        (0, "1", "0"),
        (58.4, "%", f"58{NARROW}%"),
        (5.64, "%", f"5.6{NARROW}%"),
        (1, "people", "1 person"),
        (1204, "people", "1,204 people"),
        (1, "points", "1 point"),
    ],
)
def test_an_amount_has_its_unit_and_unknown_is_said(value: float | None, unit: str, said: str) -> None:
    assert sentences.amount(value, unit) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1.0, ""),
        (0.9999, f"99{NARROW}% collected"),  # never rounded up to all
        (0.5, f"50{NARROW}% collected"),
        (0.004, "less than 1 % collected"),
        (0.0, "nothing collected"),
        (None, "nothing collected"),
    ],
)
def test_coverage_below_all_is_never_rounded_to_all(share: float | None, said: str) -> None:
    assert sentences.coverage(share) == said


def test_a_range_is_said_only_where_there_is_one() -> None:
    assert sentences.spread(2, 2, "people") == ""
    assert sentences.spread(2, 5, "people") == "between 2 and 5 people"
    assert sentences.spread(None, 5, "people") == ""


def test_a_month_and_a_day_in_words() -> None:
    assert sentences.month(date(2026, 10, 1)) == "October 2026"
    assert sentences.day(date(2026, 10, 1)) == "Oct 1, 2026"
    assert sentences.day(None) == "unknown"
