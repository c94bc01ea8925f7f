"""One frozen record type per ledger table; tables and Arrow schemas are made from these.

Times are UTC without zone. None means unknown, never zero and never no, unless a field says otherwise.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from types import NoneType
from typing import Annotated, Any, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints

import pyarrow as pa

KeyedHash = Annotated[str, "HMAC-SHA256 under secret.key, 32 hex"]
RepositoryId = Annotated[str, "host/path in lower case, or local/SLUG"]


T = TypeVar("T")

RECORDS: list[type[Any]] = []
_KEYS: dict[type[Any], tuple[str, ...]] = {}


@dataclass_transform(frozen_default=True)
def record(*key: str) -> Callable[[type[T]], type[T]]:
    """Makes a class a frozen record and its table known; `key` names the columns that identify a row."""

    def register(cls: type[T]) -> type[T]:
        made = dataclass(frozen=True)(cls)
        RECORDS.append(made)
        _KEYS[made] = key
        return made

    return register


@record("id")
class Repository:
    """A repository that belongs to an organisation's figures."""

    id: RepositoryId
    organisation: Annotated[str, "slug"]
    role: Annotated[str, "self or peer"]
    source: Annotated[str, "the target it came from, as given to `ospo collect`"]
    forge: Annotated[str | None, "host of the forge, None for a local path"] = None
    forge_number: Annotated[str | None, "the forge's own number"] = None
    default_branch: str | None = None
    head: Annotated[str | None, "commit hash, None for an empty repository"] = None
    fork: bool | None = None
    mirror: bool | None = None
    archived: bool | None = None
    private: bool | None = None
    complete_from: Annotated[datetime | None, "boundary of a shallow history, None = whole"] = None


@record("alias")
class RepositoryAlias:
    """Another id a repository was or is known by."""

    alias: RepositoryId
    repository: RepositoryId


@record("repository", "hash")
class Commit:
    """A commit reachable from the default branch's HEAD. None as a date: git could not print it."""

    repository: RepositoryId
    hash: str
    identity: KeyedHash
    domain: Annotated[KeyedHash | None, "of the author's mail domain; its name, where kept, is in Affiliation"]
    bot: bool
    authored_at: datetime | None
    committed_at: datetime | None
    parents: Annotated[int, "parent commits"]
    added: Annotated[int | None, "lines, None = blobs were not there"] = None
    removed: Annotated[int | None, "lines, None = blobs were not there"] = None


@record("repository", "name")
class Tag:
    """A tag, read as a release."""

    repository: RepositoryId
    name: str
    hash: Annotated[str, "commit it points at"]
    tagged_at: datetime | None
    prerelease: bool


@record("source", "identity")
class Alias:
    """Two identities are one person, says `source`: a repository's .mailmap, or ospo.yaml."""

    source: Annotated[str, "repository id, or ospo.yaml"]
    identity: KeyedHash
    person: KeyedHash


@record("identity")
class Bot:
    """An identity that `people.bots` of ospo.yaml names as a machine."""

    identity: KeyedHash


@record("key")
class Affiliation:
    """Whose an identity or a mail domain is. A domain that might name one person has no row."""

    key: Annotated[KeyedHash, "of an identity or a domain"]
    organisation: Annotated[str, "slug of an organisation of ours, else the domain"]
    source: Annotated[str, "ospo.yaml, or observed"]


@record("repository", "number")
class Issue:
    """A question, report or wish on the forge. A deleted account is None, and never taken for a human."""

    repository: RepositoryId
    number: int
    author: KeyedHash | None
    bot: Annotated[bool, "opened by a machine"]
    opened_at: datetime
    closed_at: Annotated[datetime | None, "None = open when it was read"]
    answered_at: Annotated[datetime | None, "the first word or act of a human who is not its author, None = none yet"]
    responder: Annotated[KeyedHash | None, "who that was"]
    withdrawn: Annotated[bool, "closed by its own author"]
    updated_at: datetime
    read_at: Annotated[datetime, "when the reading began that saw it last"]


@record("repository", "number")
class ChangeRequest:
    """A pull or merge request. A deleted account is None, and never taken for a human."""

    repository: RepositoryId
    number: int
    author: KeyedHash | None
    bot: Annotated[bool, "opened by a machine"]
    opened_at: datetime
    ready_at: Annotated[datetime | None, "when it was first ready for review, None = a draft until now"]
    closed_at: Annotated[datetime | None, "merged or not, None = open when it was read"]
    merged_at: datetime | None
    answered_at: Annotated[datetime | None, "the first word or act of a human who is not its author, once it was ready"]
    responder: Annotated[KeyedHash | None, "who that was"]
    reviewed_at: Annotated[datetime | None, "the first review by a human who is not its author"]
    reviews: Annotated[int, "reviews, by whomever"]
    withdrawn: Annotated[bool, "closed or merged by its own author"]
    updated_at: datetime
    read_at: Annotated[datetime, "when the reading began that saw it last"]


@record("repository", "tag")
class Release:
    """What the forge publishes as a release of a tag; drafts are left out."""

    repository: RepositoryId
    tag: str
    published_at: datetime
    prerelease: bool
    read_at: Annotated[datetime, "when the reading began that saw it last"]


@record("target")
class Sweep:
    """The last time a forge was asked which repositories an account has, what it all cost, and what is left."""

    target: Annotated[str, "as given to `ospo collect`"]
    organisation: Annotated[str, "slug"]
    forge: Annotated[str, "host"]
    swept_at: datetime
    token: Annotated[bool, "whether one was used; without it issues and change requests stay unknown"]
    listed: Annotated[int, "repositories listed"]
    total: Annotated[int | None, "repositories the forge says there are"]
    requests: Annotated[int, "requests to the forge's API, clones apart"]
    ceiling: Annotated[int | None, "what the forge allows an hour, requests or points; None = it did not say"]
    remaining: int | None
    resets_at: datetime | None


@record("repository", "kind", "name", "observed_at")
class Observation:
    """State as seen: a row per change. A value of None means looked for and not there."""

    repository: RepositoryId
    kind: Annotated[str, "file, licence, forge"]
    name: str
    observed_at: datetime
    value: str | None
    confirmed_at: datetime


@record("repository", "resource", "started_at")
class Collection:
    """One attempt to collect one resource of one repository."""

    repository: RepositoryId
    resource: Annotated[str, "name of the record's table"]
    started_at: datetime
    finished_at: datetime
    confirmed_at: Annotated[datetime | None, "until when the source is known, None = not at all"]
    state: Annotated[str, "complete, partial, empty, gone, forbidden, disabled or failed"]
    expected: Annotated[int | None, "the source's own total, rows"] = None
    collected: Annotated[int | None, "rows"] = None
    requests: Annotated[int, "network requests"] = 0
    error: Annotated[str | None, "one sentence, without a person's name"] = None


@record("repository", "resource")
class Cursor:
    """Where the next collection of a resource goes on."""

    repository: RepositoryId
    resource: str
    value: str


_ARROW: dict[type, pa.DataType] = {
    str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), datetime: pa.timestamp("us"),
}  # fmt: skip


def table_name(kind: type[Any]) -> str:
    """RepositoryAlias → repository_alias."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def key(kind: type[Any]) -> tuple[str, ...]:
    """The columns that identify a row."""
    return _KEYS[kind]


def columns(kind: type[Any]) -> dict[str, pa.DataType]:
    """Column name → Arrow type, in the order of the fields."""
    return {name: _ARROW[_plain(hint)] for name, hint in get_type_hints(kind).items()}


def schema(kind: type[Any]) -> pa.Schema:
    """The Arrow schema of a record's table."""
    return pa.schema(list(columns(kind).items()))


def arrow(kind: type[Any], rows: Iterable[Any]) -> pa.Table:
    """The rows as an Arrow table of the record's schema."""
    return pa.Table.from_pylist([vars(row) for row in rows], schema=schema(kind))


def _plain(hint: Any) -> type:
    """`Annotated[str | None, …]` → str."""
    while get_origin(hint) is not None:
        hint = next(a for a in get_args(hint) if a is not NoneType)
    plain: type = hint
    return plain
