"""Who works on a repository and when: a team of the administration's own, and visitors who come and mostly go."""

from itertools import accumulate
from random import Random
from typing import NamedTuple

from collectors.sample.months import LAST_YEAR, RUNNING
from collectors.sample.people import People, Person, favourite, present
from collectors.sample.portfolio import Plan


class Way(NamedTuple):
    """How a visitor takes part: the share of visitors who do so, commits a month, months beyond the first."""

    share: float
    commits: float
    stay: float


_WAYS = (Way(0.67, 1.2, 0), Way(0.2, 3.0, 9), Way(0.13, 7.0, 24))


class Member(NamedTuple):
    """A person of the team from month to month; weight is the share of the work, before it is made to add up to 1."""

    person: Person
    since: int
    until: int
    weight: float


def team(rng: Random, plan: Plan, people: People) -> list[Member]:
    """The administration's own people on a repository, one after the other on each place."""
    size = 1 if rng.random() < plan.kind.alone else rng.randint(*plan.kind.team)
    thinned = rng.random() < plan.kind.thinned
    found: list[Member] = []
    for place in range(size):
        month, last = plan.born, LAST_YEAR if thinned and place else plan.ends
        while month < last:
            person = _somebody_else(rng, people, found, month)
            until = min(last, person.until, month + rng.randint(14, 44))
            found.append(Member(person, month, until, 1 / (place + 2) ** 0.3))
            month = until
    return found


def _somebody_else(rng: Random, people: People, members: list[Member], month: int) -> Person:
    """One of the administration's people who is not in the team yet."""
    busy = {member.person for member in members if member.until > month}
    return rng.choice([person for person in present(people.staff, month) if person not in busy])


def at_work(members: list[Member], month: int) -> tuple[list[Person], list[float]]:
    """The team of a month and its weights, running totals."""
    there = [member for member in members if member.since <= month < member.until]
    return [member.person for member in there], list(accumulate(member.weight for member in there))


def visits(rng: Random, plan: Plan, people: People) -> dict[int, list[Person]]:
    """Month → a visitor for each commit by one. Most come once, some stay for years."""
    found: dict[int, list[Person]] = {}
    for month in plan.works:
        for _ in range(some(rng, plan.kind.visitors * _openness(month))):
            person = favourite(rng, people.visitors[max(0, month - int(rng.expovariate(0.5)))])
            way = rng.choices(_WAYS, [way.share for way in _WAYS])[0]
            ends = month + 1 + int(rng.expovariate(1.0) * way.stay)
            for later in range(month, min(ends, plan.ends)):
                found.setdefault(later, []).extend([person] * max(1, some(rng, plan.kind.pull * way.commits)))
    return found


def some(rng: Random, mean: float) -> int:
    """A whole number around a mean, scattered as what people do is."""
    return int(mean * rng.gammavariate(4, 0.25) + rng.random())


def _openness(month: int) -> float:
    """How many visitors come, 1 at the end: a slow rise, then a programme that invited them."""
    return 0.2 + 0.25 * month / RUNNING + 0.55 * min(1.0, max(0.0, (month - LAST_YEAR + 3) / 5))
