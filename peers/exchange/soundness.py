"""What an exchange file of the right shape says that cannot be."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from data.configuration.targets import possible
from peers.exchange.shape import Exchanged, Member, Value
from peers.steps import nearest, quarter

Loc = tuple[int | str, ...]
Flaw = tuple[Loc, str]  # where, and a kind that `wording` knows

UNMADE = "0" * 32  # the id in a preview before there is one
EARLIEST = date(1970, 1, 1)
_DAY = timedelta(days=1)  # by which clocks may differ
_HAIR = 1e-9
_SINCE_2 = ("staff", "repositories", "sample")
_OF_NAMED = ("name", "country", "url", *_SINCE_2)
_MEASURED = ("low", "high", "sample_size", "coverage", "collected_at")


def flaws(given: Exchanged, now: datetime) -> Iterator[Flaw]:
    """Each thing that cannot be; `now` is UTC."""
    yield from _head(given, now)
    named, seen = given.mode == "named", set[tuple[str, date]]()
    for number, value in enumerate(given.values):
        kind = _of_time(value, now) or (_of_known(value) or _of_range(value) if named else _of_pseudonymous(value))
        if not kind and (value.metric, value.period) in seen:
            kind = ("period", "twice")
        if kind:
            yield ("values", number, kind[0]), kind[1]
        seen.add((value.metric, value.period))


def _head(given: Exchanged, now: datetime) -> Iterator[Flaw]:
    if kind := _off(given.created_at.date(), (now + _DAY).date()):
        yield ("created_at",), kind
    if given.member.id == UNMADE:
        yield ("member", "id"), "unmade"
    if given.schema_ == 1:
        yield from _not_here(given.member, _SINCE_2, "since_2")
    if given.mode == "named":
        yield from _missing(given.member, "name")
        yield from _not_here(given.member, ("region",), "of_pseudonymous")
    else:
        yield from _not_here(given.member, _OF_NAMED, "of_named")
        yield from _missing(given.member, "level", "region")
        if given.created_at != datetime.combine(quarter(given.created_at.date()), datetime.min.time()):
            yield ("created_at",), "quarter"
    if (sample := given.member.sample) and (kind := _off(sample.date, (now + _DAY).date())):
        yield ("member", "sample", "date"), kind
    if sample and sample.of is not None and sample.of < sample.repositories:
        yield ("member", "sample", "of"), "fewer"


def _not_here(member: Member, keys: tuple[str, ...], kind: str) -> Iterator[Flaw]:
    yield from ((("member", key), kind) for key in keys if getattr(member, key) is not None)


def _missing(member: Member, *keys: str) -> Iterator[Flaw]:
    yield from ((("member", key), "missing") for key in keys if getattr(member, key) is None)


def _of_time(value: Value, now: datetime) -> tuple[str, str] | None:
    """The key and what is wrong."""
    if value.period.day != 1:
        return "period", "first"
    if kind := _off(value.period, now.date()):
        return "period", kind
    if value.collected_at and (kind := _off(value.collected_at.date(), (now + _DAY).date())):
        return "collected_at", kind
    return None


def _off(day: date, latest: date) -> str | None:
    """Whether a day is none that a file may speak of."""
    return "early" if day < EARLIEST else "ahead" if day > latest else None


def _of_range(value: Value) -> tuple[str, str] | None:
    if value.low is not None and _above(value.low, value.high if value.value is None else value.value):
        return "low", "above"
    if value.value is not None and _above(value.value, value.high):
        return "high", "below"
    return None


def _above(number: float, limit: float | None) -> bool:
    """By more than arithmetic loses."""
    return limit is not None and number > limit + _HAIR * abs(limit)


def _of_known(value: Value) -> tuple[str, str] | None:
    if not value.is_known:
        return None
    numbers = (("value", value.value), ("low", value.low), ("high", value.high))
    wrong = [key for key, number in numbers if number is not None and not _possible(value.metric, number)]
    return (wrong[0], "impossible") if wrong else None


def _possible(metric: str, number: float) -> bool:
    if metric.startswith("maturity."):
        return 0 <= number <= (4 if metric.endswith(".stage") else 100)
    return possible(metric, number)


def _of_pseudonymous(value: Value) -> tuple[str, str] | None:
    if not value.metric.startswith("maturity."):
        return "metric", "of_named"
    if value.value is None or value.value != nearest(value.value) or not _possible(value.metric, value.value):
        return "value", "step"
    if value.period != quarter(value.period):
        return "period", "quarter"
    return next(((key, "of_named") for key in _MEASURED if getattr(value, key) is not None), None)
