"""What a collector is given and what it gives back.

A collector is a module or package of this folder; its name is the KIND of its targets. It has
`collect(target, reading)`, which yields Pages, and `repository_id(target, reading)`, which says what a target is
called even where it cannot be read. It may have `RESOURCES`, what a failed attempt is logged for, and
`whole(value, base)`, the form in which a target's value, given as seen from a folder, is kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.people import Identities


@dataclass(frozen=True)
class Target:
    """One thing to collect: `KIND:VALUE`, whose it is, and what ospo.yaml says about it."""

    kind: str
    value: str
    organisation: str
    role: str = "self"
    id: str | None = None
    lines: bool | None = None
    configured: bool = False

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"


@dataclass(frozen=True)
class Reading:
    """What a collector may know of the workspace while it reads.

    `now` is the second in which it began, for what is confirmed by it; `clock` tells the exact time, and `started`
    is when it began, so that no two attempts are one. `taken` maps each repository id to the target it came
    from; `cursors` (repository, resource) to where the last reading stopped.
    """

    now: datetime
    clock: Callable[[], datetime]
    cache: Path
    identities: Identities
    taken: Mapping[str, str]
    cursors: Mapping[tuple[str, str], str]
    started: datetime = field(default_factory=lambda: datetime.now(UTC).replace(tzinfo=None))


@dataclass(frozen=True)
class Batch:
    """Many rows of one record at once, as an Arrow table of its schema; `fresh`: none of them is saved yet."""

    record: type[Any]
    rows: pa.Table
    fresh: bool = False


@dataclass(frozen=True)
class Page:
    """What is saved in one transaction: rows are records or Batches, and may be a generator.

    `replaces` names the rows that go first: (record, {column: value}). `confirms` maps kinds of observation to
    the time until which what was last observed is known to hold.
    """

    repository: str
    rows: Iterable[Any]
    replaces: list[tuple[type[Any], dict[str, str]]] = field(default_factory=list)
    confirms: Mapping[str, datetime] = field(default_factory=dict)
