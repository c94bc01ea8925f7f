"""The change requests of the sample: drafted, answered, reviewed, merged by others or oneself, or closed."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from collectors.sample.desk import Answer, Desk, Opened, days, on_a_weekday
from collectors.sample.months import LAST_YEAR, Months
from collectors.sample.people import People
from collectors.sample.portfolio import Plan
from collectors.sample.team import some

_DRAFTS = 0.12  # share opened before they are ready
_NEVER_READY = 0.15  # share of the drafts
_REVIEWED = (0.52, 0.86)  # share of what somebody answers, before the last year and in it
_BY_ONESELF = 0.4  # share of the team's own that nobody reviews
_COMMENTED = 0.3  # share of the reviewed where a word came before the review
_REFUSED = (0.06, 0.22)  # share closed unmerged, of the team's and of visitors'
_LEFT_OPEN = 0.03
_GIVEN_UP = 0.7  # share of those that nobody answers or that never get ready
_SUPERSEDED, _TAKEN = 0.15, 0.75  # of what machines open
_MACHINES = 2.3  # change requests for each commit of theirs, against people's


class Proposed(NamedTuple):
    """A change request to its end, in seconds since 1970; `reviewed` is when, None = by nobody."""

    opened: Opened
    ready: int | None
    answer: Answer | None
    reviewed: int | None
    closed: int | None
    merged: bool
    by_author: bool
    reviews: int = 0


def proposed(rng: Random, desk: Desk, thing: Opened) -> Proposed:
    """What becomes of a change request that a person opened."""
    ready = thing.at + (days(rng, 2) if rng.random() < _DRAFTS else 0)
    if ready > thing.at and rng.random() < _NEVER_READY:
        given_up = thing.at + days(rng, 60) if rng.random() < _GIVEN_UP else None
        return Proposed(thing, None, None, None, given_up, merged=False, by_author=given_up is not None)
    ours, answer = desk.ours(thing), desk.answer(rng, thing, ready, 0.7)
    looked_at = rng.random() < _REVIEWED[thing.month >= LAST_YEAR]
    oneself = rng.random() < _BY_ONESELF
    merged = rng.random() >= _REFUSED[not ours]
    if answer and looked_at:
        return _reviewed(rng, thing, ready, answer, merged)
    if ours and (oneself or not answer):
        return Proposed(thing, ready, answer, None, ready + days(rng, 0.3), merged, by_author=True)
    if not answer and rng.random() < _GIVEN_UP:
        return Proposed(thing, ready, None, None, ready + days(rng, 60), merged=False, by_author=True)
    if not answer or rng.random() < _LEFT_OPEN:
        return Proposed(thing, ready, answer, None, None, merged=False, by_author=False)
    settled = answer.at + (0 if rng.random() < 0.7 else days(rng, 2))
    return Proposed(thing, ready, answer, None, settled, merged, by_author=False)


def by_machines(rng: Random, plan: Plan, people: People, months: Months) -> Iterator[Opened]:
    """Change requests of machines, in the order they are opened."""
    for month in plan.works:
        if plan.bot_share and month >= plan.bot_since:
            for at in months.moments(rng, month, some(rng, plan.kind.changes * plan.bot_share * _MACHINES)):
                yield Opened(at, month, rng.choices(people.bots, (3, 1))[0])


def updated(rng: Random, desk: Desk, thing: Opened) -> Proposed:
    """What becomes of a change request that a machine opened: taken, or replaced by its next one."""
    answer = desk.answer(rng, thing, thing.at, 1.3)
    fate = rng.random()
    if fate < _SUPERSEDED:
        return Proposed(thing, thing.at, None, None, thing.at + days(rng, 12), merged=False, by_author=True)
    if not answer or fate > _SUPERSEDED + _TAKEN:
        return Proposed(thing, thing.at, None, None, None, merged=False, by_author=False)
    reviewed = answer.at if rng.random() < _COMMENTED else None
    reviews = int(reviewed is not None)
    return Proposed(thing, thing.at, answer, reviewed, answer.at, merged=True, by_author=False, reviews=reviews)


def _reviewed(rng: Random, thing: Opened, ready: int, answer: Answer, merged: bool) -> Proposed:
    at = answer.at + (days(rng, 0.5) if rng.random() < _COMMENTED else 0)
    settled = None if rng.random() < _LEFT_OPEN else on_a_weekday(at + days(rng, 1))
    reviews = 1 + int(rng.expovariate(1.1))
    return Proposed(thing, ready, answer, at, settled, merged and settled is not None, by_author=False, reviews=reviews)
