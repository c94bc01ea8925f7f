"""Every figure of issues and change requests, counted again in plain Python over a few hundred drawn ones."""

from datetime import date, datetime, timedelta
from random import Random
from statistics import median
from typing import Any, NamedTuple

import pytest

from data.figures import ended, months_back
from data.workspace import Workspace
from tests.data.story import change_requests, collected, issues, tell

NAMES = ("local/one", "local/two", "local/three")
UNTIL = {"local/one": datetime(2024, 7, 1), "local/two": datetime(2024, 7, 1), "local/three": datetime(2023, 11, 16)}
LAST = date(2024, 7, 1)
METRICS = ("time_to_first_response", "time_to_close", "issue_age", "change_request_closure_ratio",
           "first_response_within_2_days")  # fmt: skip
MONTH = timedelta(days=30)
HOUR = timedelta(hours=1)
EVER = datetime(9999, 1, 1)


class Item(NamedTuple):
    """One that was drawn, as it was told; what never happened is at the end of time."""

    name: str
    request: bool
    opened: datetime
    ready: datetime
    answered: datetime
    closed: datetime
    merged: bool
    withdrawn: bool
    responder: int


def drawn(draw: Random) -> Item:
    opened = datetime(2022, 1, 1) + HOUR * draw.randrange(900 * 24)
    request = draw.random() < 0.6
    ready = opened + HOUR * draw.choice([0, 0, 0, 100, 2000]) if request else opened
    answered = ready + HOUR * int(draw.lognormvariate(4.5, 1.5)) if draw.random() < 0.8 else EVER
    closed = opened + HOUR * int(draw.lognormvariate(6, 1.5)) if draw.random() < 0.8 else EVER
    merged = request and draw.random() < 0.7
    withdrawn = not merged and closed < EVER and draw.random() < 0.2
    return Item(
        draw.choice(NAMES), request, opened, ready, answered, closed, merged, withdrawn, draw.randrange(2)
    )  # fmt: skip


def line(item: Item) -> str:
    words = [f"{item.opened:%Y-%m-%dT%H:%M} ann ready {item.ready:%Y-%m-%dT%H:%M}"]
    if item.answered < EVER:
        words.append(f"answered {item.answered:%Y-%m-%dT%H:%M} person{item.responder}")
    if item.closed < EVER:
        word = "merged" if item.merged else "withdrawn" if item.withdrawn else "closed"
        words.append(f"{word} {item.closed:%Y-%m-%dT%H:%M}")
    return " ".join(words)


def days(delta: timedelta) -> float:
    return delta / timedelta(days=1)


def working_hours(start: datetime, end: datetime) -> int:
    return sum((start + HOUR * n).weekday() < 5 for n in range((end - start) // HOUR))


class Again(NamedTuple):
    """What was known of the items at the end of a period."""

    items: list[Item]
    period: datetime

    def end(self, item: Item) -> datetime:
        return min(ended(self.period.date()), UNTIL[item.name])

    def in_year(self, at: datetime) -> bool:
        first = months_back(self.period.date(), 11)
        return datetime(first.year, first.month, 1) <= at < ended(self.period.date())

    def asked(self) -> list[Item]:
        return [
            item for item in self.items
            if self.in_year(item.opened) and item.ready + MONTH <= self.end(item)
            and not (item.withdrawn and item.closed < min(self.end(item), item.answered))
        ]  # fmt: skip

    def waits(self) -> list[tuple[float, bool]]:
        """Days and whether it was answered."""
        return [
            (days(min(item.answered, self.end(item)) - item.ready), item.answered < self.end(item))
            for item in self.asked()
        ]

    def soon(self) -> float | None:
        found = [
            item.answered < self.end(item) and working_hours(item.ready, min(item.answered, item.ready + MONTH)) <= 48
            for item in self.asked()
        ]
        return 100 * sum(found) / len(found) if found else None

    def hidden(self) -> bool:
        return len({item.responder for item in self.asked() if item.answered < self.end(item)}) == 1

    def open(self) -> list[Item]:
        first = months_back(self.period.date(), 11)
        return [
            item for item in self.items
            if item.opened < self.end(item) <= item.closed and UNTIL[item.name] > datetime(first.year, first.month, 1)
        ]  # fmt: skip

    def closed(self) -> list[Item]:
        return [item for item in self.items if self.in_year(item.closed) and item.closed < self.end(item)]

    def closings(self) -> list[tuple[float, bool]]:
        done = [(days(item.closed - item.opened), True) for item in self.closed()]
        ages = [days(self.end(item) - item.opened) for item in self.open()]
        return done + [(age, False) for age in ages if age >= 30]

    def ages(self) -> list[tuple[float, bool]]:
        return [
            (days(self.end(item) - item.opened), True)
            for item in self.open()
            if not item.request and self.end(item) > self.period
        ]

    def closure_ratio(self) -> float | None:
        done, still = (sum(item.request for item in some) for some in (self.closed(), self.open()))
        return 100 * done / (done + still) if done + still else None


def spread(waits: list[tuple[float, bool]]) -> tuple[float | None, float | None, float | None]:
    """Median, and the places three standard errors from it, from the left over days so far, from the right over all."""
    so_far = sorted(length for length, _ in waits)
    at_last = sorted(length if done else float("inf") for length, done in waits)
    if not waits:
        return None, None, None
    middle = median(at_last)
    if middle == float("inf"):
        return None, median(so_far), None
    place = next(n for n in range(len(waits)) if n >= len(waits) / 2 - 1.5 * len(waits) ** 0.5)
    if len(waits) < 10:
        return middle, None, None
    high = at_last[-place]
    return middle, so_far[place - 1], None if high == float("inf") else high


def spread_of(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(None if row[name] is None else pytest.approx(row[name]) for name in ("value", "low", "high"))


def test_every_figure_of_every_month(workspace: Workspace) -> None:
    draw = Random(1)  # noqa: S311
    items = [drawn(draw) for _ in range(300)]
    known = [item for item in items if item.opened < UNTIL[item.name]]
    told = tell(
        workspace,
        *(issues(item.name, line(item)) for item in known if not item.request),
        *(change_requests(item.name, line(item)) for item in known if item.request),
        *(collected(name, until.isoformat()) for name, until in UNTIL.items()),
    )
    checked = 0
    for name in ("-", *NAMES):
        rows = {metric: {row["period"]: row for row in told.rows(metric, name)} for metric in METRICS}
        months = [month for month, row in rows["time_to_close"].items() if row["coverage"] and month < LAST]
        for month in months:
            again = Again([item for item in known if name in ("-", item.name)], datetime(month.year, month.month, 1))
            first, close, age, ratio, soon = (rows[metric][month] for metric in METRICS)
            assert spread_of(first) == ((None, None, None) if again.hidden() else spread(again.waits()))
            assert first["sample_size"] == soon["sample_size"] == len(again.waits())
            assert spread_of(close) == spread(again.closings())
            assert spread_of(age) == (spread(again.ages()) if age["coverage"] else (None, None, None))
            assert ratio["value"] == again.closure_ratio()
            assert soon["value"] == (None if again.hidden() else again.soon())
            checked += 1
    assert checked > 100
