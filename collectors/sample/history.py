"""The commits of one repository of the sample: seeded, plausible, in the order they were made."""

from collections.abc import Iterator
from itertools import takewhile
from random import Random
from typing import NamedTuple

import pyarrow as pa

from collectors.sample.months import Months
from collectors.sample.people import People, Person
from collectors.sample.portfolio import ENDLESS, Plan
from collectors.sample.team import at_work, some, team, visits
from data.people import Author
from data.records import Commit, schema

_AT_LEAST = 3  # commits in the first month, so that nothing begins empty
_SECOND_ADDRESS = 0.15  # share of the commits of those who have one
_IMPOSSIBLE = (-8_640_000, 4_294_967_295)  # September 1969, February 2106
_EVERY = 31  # commits in those repositories that have impossible dates


class Made(NamedTuple):
    """One commit; times in seconds since 1970, lines None where unknown."""

    hash: str
    author: Author
    authored: int
    committed: int
    parents: int
    added: int | None
    removed: int | None


def commits(plan: Plan, people: People, months: Months, until: int) -> list[Made]:
    """What the default branch of a repository held at `until`, oldest first."""
    if plan.empty:
        return []
    made = list(takewhile(lambda one: one.committed < until, _made(plan, people, months)))
    if plan.upstream:
        forked = months.begins(plan.born)
        made = [*commits(plan.upstream, people, months, forked), *made]
    if plan.cut is not None:
        boundary = months.begins(plan.cut)
        made = [one for one in made if one.authored >= boundary]
    if plan.misdated:
        made = [_misdated(one, n // _EVERY) if n % _EVERY == _EVERY - 1 else one for n, one in enumerate(made)]
    return [one._replace(parents=0) if one is made[0] else one for one in made]


def table(repository: str, made: list[Made]) -> pa.Table:
    """The commits as an Arrow table of the Commit record."""
    wanted = schema(Commit)
    columns = {
        "repository": [repository] * len(made),
        "hash": [one.hash for one in made],
        "identity": [one.author.identity for one in made],
        "domain": [one.author.domain for one in made],
        "bot": [one.author.bot for one in made],
        "authored_at": pa.array([one.authored for one in made], pa.timestamp("s")),
        "committed_at": pa.array([one.committed for one in made], pa.timestamp("s")),
        "parents": [one.parents for one in made],
        "added": [one.added for one in made],
        "removed": [one.removed for one in made],
    }
    return pa.table({name: pa.array(column).cast(wanted.field(name).type) for name, column in columns.items()}, wanted)


def _made(plan: Plan, people: People, months: Months) -> Iterator[Made]:
    rng = Random(plan.id)
    members, visitors = team(rng, plan, people), visits(rng, plan, people)
    pace = rng.uniform(*plan.kind.commits)
    for month in plan.works:
        pace *= rng.lognormvariate(0, 0.07)
        there, weights = at_work(members, month)
        fading = 1.0 if plan.ends == ENDLESS else min(1.0, (plan.ends - month) / 5)
        ours = max(some(rng, pace * months.season(month) * fading), _AT_LEAST if month == plan.born else 0)
        work = rng.choices(there, cum_weights=weights, k=ours) if there else []
        everyone = [_author(rng, person) for person in [*work, *visitors.get(month, [])]]
        share = plan.bot_share if month >= plan.bot_since else 0
        everyone += rng.choices(people.bots, (3, 1), k=some(rng, len(everyone) * share / (1 - share)))
        rng.shuffle(everyone)
        for at, author in zip(months.moments(rng, month, len(everyone)), everyone, strict=True):
            yield _commit(rng, plan, author, at)


def _commit(rng: Random, plan: Plan, author: Author, at: int) -> Made:
    name = f"{rng.getrandbits(160):040x}"
    later = at + int(rng.expovariate(1 / 5000))
    merge = not author.bot and rng.random() < plan.kind.merges
    added = 0 if merge else rng.randint(1, 9) if author.bot else int(rng.lognormvariate(2.6, 1.5))
    removed = added if author.bot else int(added * rng.triangular(0, 1.5, 0.4))
    known = rng.random() < plan.lines
    return Made(name, author, at, later, 2 if merge else 1, added if known else None, removed if known else None)


def _author(rng: Random, person: Person) -> Author:
    return person.other if person.other and rng.random() < _SECOND_ADDRESS else person.author


def _misdated(one: Made, number: int) -> Made:
    return one._replace(authored=_IMPOSSIBLE[number % 2])
