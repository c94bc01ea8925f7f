"""What happens on a forge between two collections. Times are now unless said.

As on GitHub, what happens to an item does not touch its repository's `updated_at`.
"""

from datetime import UTC, datetime
from typing import TypeVar

from tests.forge.model import Account, ChangeRequest, Comment, Event, Forge, Issue, Item, Repository, Review, State

Any_ = TypeVar("Any_", Issue, ChangeRequest)


def now() -> datetime:
    """The time, UTC, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def touch(item: Item, at: datetime | None = None) -> None:
    """Somebody edits it."""
    item.updated_at = at or now()
    item.repository.changed()


def comment(forge: Forge, item: Item, who: Account | None, at: datetime | None = None) -> Comment:
    """Somebody speaks."""
    said = Comment(forge.number(), who, at or now())
    item.comments.append(said)
    touch(item, at)
    return said


def review(
    forge: Forge, item: ChangeRequest, who: Account | None, at: datetime | None = None, state: State = "APPROVED"
) -> Review:
    """Somebody reviews."""
    said = Review(forge.number(), who, at or now(), state)
    item.reviews.append(said)
    touch(item, at)
    return said


def close(forge: Forge, item: Item, who: Account | None, at: datetime | None = None) -> None:
    """Somebody closes it."""
    _event(forge, item, "ClosedEvent", who, at)
    item.closed_at = item.updated_at


def reopen(forge: Forge, item: Item, who: Account | None, at: datetime | None = None) -> None:
    """Somebody opens it again."""
    _event(forge, item, "ReopenedEvent", who, at)
    item.closed_at = None


def merge(forge: Forge, item: ChangeRequest, who: Account | None, at: datetime | None = None) -> None:
    """Somebody merges it, which closes it too."""
    _event(forge, item, "MergedEvent", who, at)
    close(forge, item, who, item.updated_at)
    item.merged_at, item.merged_by = item.closed_at, who


def ready(forge: Forge, item: ChangeRequest, who: Account | None, at: datetime | None = None) -> None:
    """A draft becomes ready for review."""
    _event(forge, item, "ReadyForReviewEvent", who, at)
    item.draft = False


def open_issue(repository: Repository, who: Account | None, at: datetime | None = None) -> Issue:
    """A new issue."""
    issue = _opened(Issue, repository, who, at or now())
    repository.issues[issue.number] = issue
    return issue


def open_change_request(
    repository: Repository, who: Account | None, at: datetime | None = None, *, draft: bool = False
) -> ChangeRequest:
    """A new change request."""
    made = _opened(ChangeRequest, repository, who, at or now())
    made.draft = draft
    repository.change_requests[made.number] = made
    return made


def delete(item: Item) -> None:
    """An item goes without a trace."""
    held = item.repository.change_requests if isinstance(item, ChangeRequest) else item.repository.issues
    del held[item.number]
    item.repository.changed()


def rename(repository: Repository, name: str) -> None:
    """The old name leads to the new one."""
    repository.former.append((repository.owner, repository.name))
    repository.name, repository.updated_at = name, now()


def transfer(repository: Repository, owner: Account) -> None:
    """It goes to another owner; the old address leads there."""
    repository.former.append((repository.owner, repository.name))
    repository.owner, repository.updated_at = owner, now()


def delete_repository(forge: Forge, repository: Repository) -> None:
    """It is gone."""
    del forge.repositories[repository.number]


def make_private(repository: Repository) -> None:
    """The public no longer sees it."""
    repository.private, repository.updated_at = True, now()


def archive(repository: Repository) -> None:
    """It is kept as it is."""
    repository.archived, repository.updated_at = True, now()


def disable_issues(repository: Repository) -> None:
    """Its issues are no longer shown."""
    repository.issues_enabled, repository.updated_at = False, now()


def change_login(account: Account, login: str) -> None:
    """A person or organisation takes another login: everything of theirs shows it, the old one finds nobody."""
    account.former.append(account.login)
    account.login = login


def delete_account(forge: Forge, account: Account) -> None:
    """The account goes; what it wrote stays and has nobody as its author."""
    del forge.accounts[account.number]
    for repository in forge.repositories.values():
        for item in repository.items():
            for act in (item, *item.comments, *item.events, *getattr(item, "reviews", ())):
                if act.author is account:
                    act.author = None
            if isinstance(item, ChangeRequest) and item.merged_by is account:
                item.merged_by = None


def _opened(kind: type[Any_], repository: Repository, who: Account | None, at: datetime) -> Any_:
    repository.last += 1
    repository.changed()
    return kind(repository.last, repository, who, at, at)


def _event(forge: Forge, item: Item, kind: str, who: Account | None, at: datetime | None) -> None:
    item.events.append(Event(forge.number(), who, at or now(), kind))
    touch(item, at)
