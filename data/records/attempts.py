"""What was collected when, and where it goes on."""

from datetime import datetime
from typing import Annotated

from data.records.table import RepositoryId, record


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
