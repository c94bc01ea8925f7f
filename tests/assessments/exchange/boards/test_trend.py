"""Statuses by month, counted by hand."""

from datetime import date, datetime

from assessments.answers.intents import Since
from assessments.exchange.boards.trend import Month, trend


def test_each_month_has_the_last_status_before_its_end() -> None:
    went = {
        "A-1": [
            Since(status="not_selected", since=datetime(2024, 11, 30, 23, 59)),
            Since(status="in_progress", since=datetime(2025, 1, 31, 23, 59)),
            Since(status="done", since=datetime(2025, 2, 1)),
        ],
        "A-2": [Since(status="in_progress", since=datetime(2024, 12, 31))],
        "A-3": [],
    }
    assert trend(went, date(2025, 2, 10)) == [
        Month(date(2024, 11, 1), not_selected=1, in_progress=0, done=0, unknown=2),
        Month(date(2024, 12, 1), not_selected=1, in_progress=1, done=0, unknown=1),
        Month(date(2025, 1, 1), not_selected=0, in_progress=2, done=0, unknown=1),
        Month(date(2025, 2, 1), not_selected=0, in_progress=1, done=1, unknown=1),
    ]


def test_what_comes_after_the_day_is_not_known_yet() -> None:
    went = {"A-1": [Since(status="done", since=datetime(2025, 2, 11))]}
    assert trend(went, date(2025, 2, 10)) == [Month(date(2025, 2, 1), 0, 0, 0, 1)]
    assert trend(went, date(2025, 2, 11)) == [Month(date(2025, 2, 1), 0, 0, 1, 0)]
    assert trend(went, date(2025, 1, 31)) == []


def test_nothing_known_is_no_trend() -> None:
    assert trend({"A-1": []}, date(2025, 2, 10)) == []
