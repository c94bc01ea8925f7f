"""Makes up an administration: `sample:NAME` yields two hundred invented repositories over five years.

Seeded: the same name, day and key give the same records. Nobody and nothing in it exists.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from collectors.contract import Batch, Page, Reading, Target
from collectors.sample import history, log, state
from collectors.sample.history import Made
from collectors.sample.months import Months, moment
from collectors.sample.people import People, everybody
from collectors.sample.portfolio import HOST, Plan, portfolio
from data.configuration import slug
from data.records import Alias, Collection, Commit, Cursor, Observation, Repository, Tag, arrow

__all__ = ["collect", "repository_id"]

# Part of every cursor: raise it when the sample is made otherwise.
READER = "1"


def repository_id(target: Target, reading: Reading) -> str:  # noqa: ARG001
    """What the sample is called as a whole; making things up does not fail."""
    return f"{HOST}/{slug(target.value)}"


def collect(target: Target, reading: Reading) -> Iterator[Page]:
    """A page for each repository, whole; nothing where the sample was made today already."""
    name, months = slug(target.value), Months(reading.now)
    people = everybody(name, reading.identities)
    mark = f"{READER} {reading.now:%Y-%m-%d}"
    for plan in portfolio(name):
        before = reading.cursors.get((plan.id, "commit"))
        if before != mark:
            made = history.commits(plan, people, months, log.seen_until(plan, months))
            rows = [*_rows(target, plan, made, people, months), _batch(Cursor, [Cursor(plan.id, "commit", mark)])]
            yield Page(plan.id, rows, _all_of(plan.id) if before else [])


def _rows(target: Target, plan: Plan, made: list[Made], people: People, months: Months) -> Iterator[Any]:
    tags = list(state.releases(plan, made, months))
    yield _batch(Repository, [_repository(target, plan, made)])
    yield Batch(Commit, history.table(plan.id, made), fresh=True)
    yield _batch(Tag, tags)
    yield _batch(Observation, state.observations(plan, made, months))
    yield _batch(Alias, _aliases(plan, made, people))
    yield from log.logs(plan, months.now, len(made), len(tags))


def _batch(kind: type[Any], rows: Iterable[Any]) -> Batch:
    return Batch(kind, arrow(kind, rows), fresh=True)


def _repository(target: Target, plan: Plan, made: list[Made]) -> Repository:
    return Repository(
        plan.id, target.organisation, target.role, str(target), plan.id.partition("/")[0],
        default_branch="main" if made else None, head=made[-1].hash if made else None,
        fork=plan.fork, mirror=plan.mirror, archived=plan.archived, private=plan.private,
        complete_from=moment(made[0].committed) if plan.cut is not None else None,
    )  # fmt: skip


def _aliases(plan: Plan, made: list[Made], people: People) -> Iterator[Alias]:
    """The second addresses that were used here, as a .mailmap would say."""
    used = {one.author for one in made}
    for person in people.staff:
        if person.other in used:
            yield Alias(plan.id, person.other.identity, person.author.identity)


def _all_of(repository: str) -> list[tuple[type, dict[str, str]]]:
    """What goes when the sample is made anew on another day."""
    mine = {"repository": repository}
    whose: dict[type, dict[str, str]] = {Repository: {"id": repository}, Alias: {"source": repository}}
    return [(kind, whose.get(kind, mine)) for kind in (Repository, Commit, Tag, Observation, Alias, Collection, Cursor)]
