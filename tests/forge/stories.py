"""Repositories with one thing in them that others stumbled over."""

from datetime import datetime, timedelta

from tests.forge.model import Account, ChangeRequest, Comment, Event, Forge, Issue, Release, Repository, Review
from tests.forge.people import People

NAMES = ("long-talk", "clocks", "ghosts")


def tell(forge: Forge, owner: Account, people: People, until: datetime, talk: int) -> None:
    """Adds the repositories of `NAMES`."""
    begin = until - timedelta(days=900)
    long_talk, clocks, ghosts = (forge.repository(owner, name, begin) for name in NAMES)
    _long_talk(forge, long_talk, people, talk)
    _clocks(forge, clocks, people)
    _ghosts(forge, ghosts, people)


def release(
    forge: Forge, repository: Repository, tag: str, at: datetime, *, draft: bool = False, prerelease: bool = False
) -> Release:
    """A release; a draft has no date of publication."""
    made = Release(forge.number(), tag, at, None if draft else at, draft, prerelease)
    repository.releases.append(made)
    return made


def _issue(repository: Repository, author: Account | None, at: datetime) -> Issue:
    repository.last += 1
    return repository.issues.setdefault(repository.last, Issue(repository.last, repository, author, at, at))


def _say(forge: Forge, item: Issue, who: Account | None, at: datetime) -> None:
    item.comments.append(Comment(forge.number(), who, at))
    item.updated_at = max(item.updated_at, at)


def _close(forge: Forge, item: Issue, who: Account | None, at: datetime) -> None:
    item.events.append(Event(forge.number(), who, at, "ClosedEvent"))
    item.closed_at, item.updated_at = at, max(item.updated_at, at)


def _long_talk(forge: Forge, repository: Repository, people: People, talk: int) -> None:
    """One issue with a great many comments; the first human other than its author speaks at three quarters."""
    author, other = people.everybody[20], people.staff[0]
    opened = repository.created_at + timedelta(days=1)
    issue = _issue(repository, author, opened)
    noise = [author, *people.bots, *people.machines]
    for n in range(talk):
        who = other if n == talk * 3 // 4 else noise[n % len(noise)]
        _say(forge, issue, who, opened + timedelta(minutes=30 * (n + 1)))


def _clocks(forge: Forge, repository: Repository, people: People) -> None:
    """Answers that are dated before the question, with a real one later, or with none."""
    day = repository.created_at + timedelta(days=40)
    early, answered, unanswered = people.staff[1], people.everybody[21], people.everybody[22]
    first, second = _issue(repository, answered, day), _issue(repository, unanswered, day + timedelta(days=3))
    for issue in (first, second):
        _say(forge, issue, early, issue.created_at - timedelta(hours=2))
    _say(forge, first, people.staff[2], day + timedelta(days=10))


def _ghosts(forge: Forge, repository: Repository, people: People) -> None:
    """Deleted accounts as authors, speakers, closers, mergers and reviewers; a person answers some."""
    day, person = repository.created_at + timedelta(days=30), people.staff[3]
    asked = _issue(repository, None, day)
    _say(forge, asked, None, day + timedelta(days=1))
    _say(forge, asked, person, day + timedelta(days=5))
    closed = _issue(repository, people.everybody[23], day + timedelta(days=2))
    _close(forge, closed, None, day + timedelta(days=9))
    alone = _issue(repository, None, day + timedelta(days=4))
    _close(forge, alone, None, day + timedelta(days=6))
    repository.last += 1
    merged = day + timedelta(days=12)
    change = ChangeRequest(repository.last, repository, people.everybody[24], day, merged, merged, merged_at=merged)
    change.reviews.append(Review(forge.number(), None, day + timedelta(days=11), "APPROVED"))
    change.events += [Event(forge.number(), None, merged, kind) for kind in ("MergedEvent", "ClosedEvent")]
    repository.change_requests[change.number] = change
