"""What a forge tells beyond git: issues, change requests, releases, and what asking cost."""

from datetime import datetime
from typing import Annotated

from data.records.table import KeyedHash, RepositoryId, record


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
