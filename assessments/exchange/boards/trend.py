"""How the statuses of activities went, month by month."""

from dataclasses import dataclass
from datetime import date, timedelta

from assessments.answers.intents import Since


@dataclass(frozen=True)
class Month:
    """How many activities were how far at the end of a month, or of the last day asked for."""

    period: date
    not_selected: int
    in_progress: int
    done: int
    unknown: int


def trend(statuses: dict[str, list[Since]], until: date) -> list[Month]:
    """Each month from the first of which anything is known; activities without a status yet are unknown."""
    known = [one.since.date() for some in statuses.values() for one in some]
    if not known:
        return []
    found = []
    month = min(known).replace(day=1)
    while month <= until:
        after = _next(month)
        before = min(after, until + timedelta(days=1))
        found.append(_month(month, [_at(some, before) for some in statuses.values()]))
        month = after
    return found


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _at(some: list[Since], before: date) -> str | None:
    there = [one for one in some if one.since.date() < before]
    return max(there, key=lambda one: one.since).status if there else None


def _month(period: date, at: list[str | None]) -> Month:
    return Month(period, at.count("not_selected"), at.count("in_progress"), at.count("done"), at.count(None))
