"""Who opens and who answers things in a repository of the sample: a team within days, one person late or never."""

from collections.abc import Iterator
from math import log
from random import Random
from typing import NamedTuple

from collectors.sample.months import LAST_YEAR, RUNNING, Months
from collectors.sample.people import People, Person, favourite
from collectors.sample.portfolio import Plan
from collectors.sample.team import at_work, some, team
from data.people import Author

DAY = 86_400
_SPREAD = 1.2  # of the logarithm of days
_SOONER = 0.52  # of the days it took before, since the last year
_ALONE = 2.5  # times as long where one person answers
_NEVER = (0.2, 0.02)  # share that nobody answers where one person does, where several do
_ASKED_BY_VISITORS = 0.7  # share of the issues
_STRANGER = 0.08  # share of the answers that a visitor gives
_LATER = 0.08  # of the usual issues, once a repository is worked on no more


class Opened(NamedTuple):
    """Something that was opened, in seconds since 1970; author None is an account that was deleted."""

    at: int
    month: int
    author: Author | None


class Answer(NamedTuple):
    """When somebody else said or did something about it, in seconds since 1970."""

    at: int
    who: Author


class Desk:
    """The people around one repository; the team is that of its commits."""

    def __init__(self, plan: Plan, people: People, months: Months) -> None:
        self._plan, self._people, self._months = plan, people, months
        self._members = team(Random(plan.id), plan, people)
        self._known: dict[int, tuple[list[Person], list[float]]] = {}
        self._days = Random(f"{plan.id}/desk").uniform(*plan.kind.answers)

    def issues(self, rng: Random) -> Iterator[Opened]:
        """Issues in the order they are opened; some still are where nobody works any more."""
        works = set(self._plan.works)
        for month in range(self._plan.born, self._plan.ends if self._plan.archived else RUNNING + 1):
            rate = self._plan.kind.issues * (0.6 + 0.4 * month / RUNNING) * (1 if month in works else _LATER)
            yield from self._opened(rng, month, rate, _ASKED_BY_VISITORS)

    def changes(self, rng: Random) -> Iterator[Opened]:
        """Change requests by people, in the order they are opened."""
        for month in self._plan.works:
            yield from self._opened(rng, month, self._plan.kind.changes, self._plan.kind.outside)

    def answer(self, rng: Random, thing: Opened, since: int, haste: float = 1.0) -> Answer | None:
        """The first word of somebody else after `since`, None where it never comes; `haste` multiplies the wait."""
        there, weights = self._at_work(thing.month)
        alone = len(there) < 2
        asked = [person.author for person in rng.choices(there, cum_weights=weights, k=3)] if there else []
        if there and rng.random() < _STRANGER:
            asked = [self._visitor(rng, thing.month)]
        who = next((author for author in asked if author != thing.author), None)
        never, middle = rng.random() < _NEVER[not alone], self._days * haste * (_ALONE if alone else 1)
        wait = days(rng, middle * (_SOONER if thing.month >= LAST_YEAR else 1))
        if who is None or never:
            return None
        return Answer(on_a_weekday(since + wait), who)

    def ours(self, thing: Opened) -> bool:
        """Whether somebody of the team opened it."""
        return any(member.person.author == thing.author for member in self._members)

    def _opened(self, rng: Random, month: int, rate: float, outside: float) -> Iterator[Opened]:
        for at in self._months.moments(rng, month, some(rng, rate * self._months.season(month))):
            yield Opened(at, month, self._author(rng, month, outside))

    def _author(self, rng: Random, month: int, outside: float) -> Author | None:
        there, weights = self._at_work(month)
        if there and rng.random() >= outside:
            return rng.choices(there, cum_weights=weights)[0].author
        return None if rng.random() < 0.02 else self._visitor(rng, month)

    def _at_work(self, month: int) -> tuple[list[Person], list[float]]:
        if month not in self._known:
            self._known[month] = at_work(self._members, month)
        return self._known[month]

    def _visitor(self, rng: Random, month: int) -> Author:
        return favourite(rng, self._people.visitors[max(0, month - int(rng.expovariate(0.5)))]).author


def days(rng: Random, middle: float) -> int:
    """Seconds of a wait whose median is so many days."""
    return 60 + int(DAY * rng.lognormvariate(log(middle), _SPREAD))


def on_a_weekday(at: int) -> int:
    """The same time on the next Monday where it falls on a weekend."""
    weekday = (at // DAY + 3) % 7  # the first of January 1970 was a Thursday
    return at if weekday < 5 else at + (7 - weekday) * DAY
