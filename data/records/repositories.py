"""What is read of a repository itself: what it is, its commits, tags, files and state."""

from datetime import datetime
from typing import Annotated

from data.records.table import KeyedHash, RepositoryId, record


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


@record("repository", "kind", "name", "observed_at")
class Observation:
    """State as seen: a row per change. A value of None means looked for and not there."""

    repository: RepositoryId
    kind: Annotated[str, "file, licence, practice, publiccode, forge"]
    name: str
    observed_at: datetime
    value: str | None
    confirmed_at: datetime
