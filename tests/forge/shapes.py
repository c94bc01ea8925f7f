"""Forges of a given shape rather than a given content."""

import random
from datetime import datetime, timedelta

from tests.forge.model import ChangeRequest, Comment, Event, Forge, Issue, Repository, Review
from tests.forge.people import People, people
from tests.forge.seeded import CITY, UNTIL, shares

REPOSITORIES, ISSUES, CHANGE_REQUESTS = 246, 4_738, 70_970
WITH_ISSUES, WITH_CHANGE_REQUESTS = 74, 130  # then pages of 100 and 50 are the table's 1,590 with the sweep


def cost_table(until: datetime = UNTIL, seed: int = 246) -> Forge:
    """One agency's 246 repositories with 4,738 issues and 70,970 pull requests, nothing to be cloned."""
    rng = random.Random(seed)  # noqa: S311
    forge = Forge()
    everybody, owner = people(forge, rng), forge.account(CITY, "Organization")
    begin = until - timedelta(days=8 * 365)
    issues, changes = _spread(rng, ISSUES, WITH_ISSUES), _spread(rng, CHANGE_REQUESTS, WITH_CHANGE_REQUESTS)
    for n, (some, many) in enumerate(zip(issues, changes, strict=True)):
        _fill(forge.repository(owner, f"agency-{n}", begin), forge, everybody, some, many, until)
    return forge


def _spread(rng: random.Random, items: int, over: int) -> list[int]:
    """A few giants, a long tail, and repositories with nothing."""
    spread = shares(rng, over, items, 1.0) + [0] * (REPOSITORIES - over)
    rng.shuffle(spread)
    return spread


def _fill(repository: Repository, forge: Forge, people: People, issues: int, changes: int, until: datetime) -> None:
    gap = (until - repository.created_at) / (issues + changes + 1)
    for number in range(1, issues + changes + 1):
        at = (repository.created_at + gap * number).replace(microsecond=0)
        author, other = people.rng.choice(people.everybody), people.rng.choice(people.staff)
        soon = at + timedelta(hours=people.rng.randrange(1, 48))
        said = [Comment(forge.number(), other, soon)] if number % 2 else []
        ended = [Event(forge.number(), other, soon, "ClosedEvent")] if number % 5 else []
        closed = soon if ended else None
        if number <= issues:
            repository.issues[number] = Issue(number, repository, author, at, soon, closed, said, ended)
            continue
        reviews = [Review(forge.number(), other, soon, "APPROVED")]
        repository.change_requests[number] = ChangeRequest(
            number, repository, author, at, soon, closed, said, ended,
            merged_at=closed, merged_by=other if closed else None, reviews=reviews,
        )  # fmt: skip
    repository.last = issues + changes
