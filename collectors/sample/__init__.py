"""Makes up an administration: `sample:NAME` yields two hundred invented repositories over five years, of a peer ten.

Seeded: the same name, day and key give the same records. Nobody and nothing in it exists.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from collectors.contract import Batch, Page, Reading, Target
from collectors.sample import dependencies, facts, history, items, log, practices, publiccode, state
from collectors.sample.dependencies import Parts
from collectors.sample.history import Made
from collectors.sample.months import Months, moment
from collectors.sample.people import People, everybody
from collectors.sample.portfolio import HOST, Plan, few, portfolio
from data.configuration import slug
from data.records import (
    Alias,
    ChangeRequest,
    Collection,
    Commit,
    Component,
    Cursor,
    Inventory,
    Issue,
    Observation,
    Release,
    Repository,
    Tag,
    arrow,
)

__all__ = ["collect", "repository_id"]

# Part of every cursor: raise it when the sample is made otherwise.
READER = "4"


def repository_id(target: Target, reading: Reading) -> str:  # noqa: ARG001
    """What the sample is called as a whole; making things up does not fail."""
    return f"{HOST}/{slug(target.value)}"


def collect(target: Target, reading: Reading) -> Iterator[Page]:
    """A page for each repository, whole; nothing where the sample was made today already."""
    name, months = slug(target.value), Months(reading.now)
    peer = target.role == "peer"
    people = everybody(name, reading.identities, f"{name}.example" if peer else HOST)
    plans = few(name) if peer else portfolio(name)
    built = {} if peer else dependencies.parts(name, plans, months)
    mark = f"{READER} {reading.now:%Y-%m-%d}"
    listed = sum(plan.told and not plan.failing for plan in plans)
    spent = log.listing(listed)
    for plan in plans:
        before = reading.cursors.get((plan.id, "commit"))
        if before != mark:
            rows, logs = _rows(target, plan, people, months, built.get(plan.id))
            rows += dependencies.around(name, built, months) if built and plan is plans[0] else []
            spent += log.of_forge(plan, logs)
            swept = log.sweep(target, months.now, listed, spent)
            cursor = _batch(Cursor, [Cursor(plan.id, "commit", mark)])
            yield Page(plan.id, [*rows, _batch(Collection, logs), swept, cursor], _all_of(plan.id) if before else [])


def _rows(
    target: Target, plan: Plan, people: People, months: Months, part: Parts | None
) -> tuple[list[Batch], list[Collection]]:
    """What is known of one repository, and what the log says of that."""
    until = log.seen_until(plan, months)
    made = history.commits(plan, people, months, until)
    read_at = log.begun(plan, months.now, len(made))
    tags, seen = list(state.releases(plan, made, months)), list(state.observations(plan, made, months))
    licences = [one for one in seen if one.kind == "licence"]
    seen += publiccode.said(plan, seen, months)
    seen += practices.practices(plan, made, part.listing if part else None, months)
    components = dependencies.listed(plan, part, months)
    found = items.items(plan, people, months, until, read_at)
    published = list(state.published(plan, tags, read_at)) if plan.asked else []
    rows = [
        _batch(Repository, [_repository(target, plan, made)]),
        Batch(Commit, history.table(plan.id, made), fresh=True),
        _batch(Tag, tags),
        _batch(Observation, [*seen, *facts.facts(plan, licences, months)]),
        _batch(Alias, _aliases(plan, made, people)),
        _batch(Issue, found.issues),
        _batch(ChangeRequest, found.changes),
        _batch(Release, published),
        *dependencies.rows(plan, part, components, months),
    ]
    lines = sum(one.added is not None for one in made)
    counts = {"commit": len(made), "tag": len(tags), "observation": len(seen)}
    counts |= {"lines": lines} if plan.lines else {}
    counts |= {"repository": 1} if plan.told else {}
    if plan.asked:
        counts |= {"issue": len(found.issues), "change_request": len(found.changes), "release": len(published)}
    if part and not part.listing.hidden:
        counts["component"] = sum(one.gone_at is None for one in components)
    logs = [*log.logs(plan, months.now, counts), *dependencies.logs(plan, part, components, months)]
    return rows, logs


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
    kinds: tuple[type, ...] = (Repository, Commit, Tag, Observation, Alias, Issue, ChangeRequest, Release)
    kinds += (Inventory, Component, Collection, Cursor)
    return [(kind, whose.get(kind, mine)) for kind in kinds]
