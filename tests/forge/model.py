"""What a forge holds. Times are UTC without zone, in whole seconds; an author of None is a deleted account."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["User", "Bot", "Organization", "Mannequin"]
State: TypeAlias = Literal["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]


@dataclass(slots=True, eq=False)
class Account:
    """Somebody, or an organisation. A bot's login is written without [bot]."""

    number: int
    login: str
    kind: Kind = "User"
    former: list[str] = field(default_factory=list)
    helps: list["Repository"] = field(default_factory=list)  # repositories of others it works on


@dataclass(slots=True, eq=False)
class Comment:
    """A word on an item."""

    number: int
    author: Account | None
    created_at: datetime


@dataclass(slots=True, eq=False)
class Review:
    """A review; one that is PENDING is seen by its author alone."""

    number: int
    author: Account | None
    created_at: datetime
    state: State


@dataclass(slots=True, eq=False)
class Event:
    """ClosedEvent, ReopenedEvent, MergedEvent, ReadyForReviewEvent or ConvertToDraftEvent."""

    number: int
    author: Account | None
    created_at: datetime
    kind: str


@dataclass(slots=True, eq=False)
class Issue:
    """An issue; what issues and change requests share."""

    number: int
    repository: "Repository"
    author: Account | None
    created_at: datetime
    updated_at: datetime
    closed_at: datetime | None = None
    comments: list[Comment] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class ChangeRequest(Issue):
    """A pull request."""

    draft: bool = False
    merged_at: datetime | None = None
    merged_by: Account | None = None
    reviews: list[Review] = field(default_factory=list)


Item: TypeAlias = Issue | ChangeRequest


@dataclass(slots=True, eq=False)
class Release:
    """A release; a draft has no date and only those who may write see it."""

    number: int
    tag: str
    created_at: datetime
    published_at: datetime | None
    draft: bool = False
    prerelease: bool = False


@dataclass(frozen=True)
class Protection:
    """Rules of the default branch: `classic` ones are told to all in part, `admins` only to admins, or a `ruleset`."""

    way: Literal["classic", "admins", "ruleset"]
    reviews: int | None = 1
    code_owners: bool = False
    signatures: bool = False
    stale_reviews: bool = False
    for_admins: bool = False


@dataclass(slots=True, eq=False)
class Report:
    """A list of components: fetching it says so often "not yet", then where it is; `old` servers give it at once."""

    content: bytes
    pending: int = 0
    location: str | None = None  # None = the forge's own storage
    old: bool = False
    asked: int = 0


@dataclass(slots=True, eq=False)
class Repository:
    """A repository with everything in it; `git` is its bare repository, None = empty."""

    number: int
    owner: Account
    name: str
    created_at: datetime
    updated_at: datetime
    pushed_at: datetime | None = None
    description: str | None = None
    archived: bool = False
    parent: "Repository | None" = None
    private: bool = False
    mirror_url: str | None = None
    template: bool = False
    issues_enabled: bool = True
    topics: list[str] = field(default_factory=list)
    licence: str | None = None  # an SPDX id, or NOASSERTION
    stars: int = 0
    forks: int = 0
    watchers: int = 0
    protection: Protection | None = None
    alerts: bool = False
    report: Report | None = None
    releases: list[Release] = field(default_factory=list)
    issues: dict[int, Issue] = field(default_factory=dict)
    change_requests: dict[int, ChangeRequest] = field(default_factory=dict)
    git: Path | None = None
    head: str | None = None
    former: list[tuple[Account, str]] = field(default_factory=list)
    last: int = 0  # the highest number of an item
    orders: dict[tuple[str, str], Any] = field(default_factory=dict)  # sorted items, until something changes

    @property
    def full_name(self) -> str:
        return f"{self.owner.login}/{self.name}"

    def items(self) -> Iterator[Item]:
        """Issues and change requests."""
        yield from self.issues.values()
        yield from self.change_requests.values()

    def former_names(self) -> list[str]:
        """OWNER/NAME it is or was known by, in lower case; also under former logins of its owners."""
        held = [(self.owner, self.name), *self.former]
        return [f"{login}/{name}".lower() for owner, name in held for login in (owner.login, *owner.former)]

    def changed(self) -> None:
        """To be called after any change of items."""
        self.orders.clear()


@dataclass(slots=True, eq=False)
class Forge:
    """Accounts and repositories, by their numbers."""

    accounts: dict[int, Account] = field(default_factory=dict)
    repositories: dict[int, Repository] = field(default_factory=dict)
    last: int = 0

    def number(self) -> int:
        """A number nothing else has."""
        self.last += 1
        return self.last

    def account(self, login: str, kind: Kind = "User") -> Account:
        """A new account."""
        made = Account(self.number(), login, kind)
        self.accounts[made.number] = made
        return made

    def repository(self, owner: Account, name: str, created_at: datetime, **facts: Any) -> Repository:
        """A new repository."""
        made = Repository(self.number(), owner, name, created_at, facts.pop("updated_at", created_at), **facts)
        self.repositories[made.number] = made
        return made

    def owner(self, login: str) -> Account | None:
        """The account of that login, whatever its case; a former login finds nobody, as on GitHub."""
        return next((a for a in self.accounts.values() if a.login.lower() == login.lower()), None)

    def named(self, owner: str, name: str, *, former: bool = True) -> Repository | None:
        """The repository of that name, or else of that former name."""
        wanted = f"{owner}/{name}".lower()
        now = (r for r in self.repositories.values() if r.full_name.lower() == wanted)
        before = (r for r in self.repositories.values() if former and wanted in r.former_names())
        return next(now, None) or next(before, None)

    def of(self, login: str) -> list[Repository]:
        """The repositories of an owner."""
        return [r for r in self.repositories.values() if r.owner.login.lower() == login.lower()]
