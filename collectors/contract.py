"""What a collector is given and what it gives back; and a service, which is asked once the collectors are done.

A collector is a module or package of this folder; its name is the KIND of its targets. It has
`collect(target, reading)`, which yields Pages and Failed, and `repository_id(target, reading)`, which says what a
target is called even where it cannot be read. It may have `RESOURCES`, what a failed attempt is logged for, and
`whole(value, base)`, the form in which a target's value, given as seen from a folder, is kept.

A service is a module or package of this folder with `look_up(ledger, reading)`, which yields Pages and Failed about
what the repositories are built from, and `PLACE`, its number in the order in which services are asked.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.configuration import Sources
from data.people import Identities
from data.records import Component, Inventory, Observation
from data.words import Problem


@dataclass(frozen=True)
class Target:
    """One thing to collect: `KIND:VALUE`, whose it is, and what ospo.yaml says about it.

    `private` as ospo.yaml says: services are never asked about it (None: not said).
    `authorization` is the HTTP header that a private repository is fetched with; it is kept nowhere. `report` asks
    the forge for its own list of components (an SBOM), None where it has none; raises Problem.
    """

    kind: str
    value: str
    organisation: str
    role: str = "self"
    id: str | None = None
    lines: bool | None = None
    private: bool | None = None
    configured: bool = False
    authorization: str | None = field(default=None, repr=False)
    report: Callable[[], bytes | None] = field(default=lambda: None, repr=False)

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"


def no_word(_said: str) -> None:
    """Where nobody listens."""


def no_wait(_host: str, _until: datetime) -> None:
    """Where nobody waits."""


@dataclass(frozen=True)
class Reading:
    """What a collector may know of the workspace while it reads.

    `now` is the second in which it began, for what is confirmed by it; `clock` tells the exact time, and `started`
    is when it began, so that no two attempts are one. `taken` maps each repository id to the target it came
    from, `numbers` to the forge's own number; `cursors` (repository, resource) to where the last reading stopped.
    `held` counts the rows of a resource that the ledger has of a repository. `excluded` are the ids that ospo.yaml
    leaves out, `private` says whether private repositories are wanted, `sources` which services may be asked.
    `accounts` are our people's on forges, HOST/LOGIN, as ospo.yaml names them; they go nowhere but to that forge.
    `say` tells whoever waits a sentence, `wait` sleeps until a time (UTC) because a forge asks for it, and says so.
    """

    now: datetime
    clock: Callable[[], datetime]
    cache: Path
    identities: Identities
    taken: Mapping[str, str]
    cursors: Mapping[tuple[str, str], str]
    numbers: Mapping[str, str] = field(default_factory=dict)
    held: Callable[[str, str], int] = lambda _resource, _repository: 0
    excluded: frozenset[str] = frozenset()
    private: bool = False
    sources: Sources = field(default_factory=Sources)
    accounts: tuple[str, ...] = field(default=(), repr=False)
    say: Callable[[str], None] = no_word
    wait: Callable[[str, datetime], None] = no_wait
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

    `was` is the id that the repository had until now. `replaces` names the rows that go first: (record,
    {column: value}); `unread`, of which records those rows go afterwards that no reading has seen since then.
    `confirms` maps kinds of observation to the time until which what was last observed is known to hold; `seen` is
    state as it is now. `unchanged` maps resources to the time until which their last log holds. `inventory` is all
    that the repository is built from, by the one source there is now. `more` says that another page of this
    repository follows.
    """

    repository: str
    rows: Iterable[Any] = ()
    replaces: list[tuple[type[Any], dict[str, str]]] = field(default_factory=list)
    confirms: Mapping[str, datetime] = field(default_factory=dict)
    was: str | None = None
    unread: Mapping[type[Any], datetime] = field(default_factory=dict)
    seen: Iterable[Observation] = ()
    unchanged: Mapping[str, datetime] = field(default_factory=dict)
    inventory: tuple[Inventory, Sequence[Component]] | None = None
    more: bool = False


@dataclass(frozen=True)
class Failed:
    """Resources of one repository that could not be read, and why; the others go on."""

    repository: str
    resources: tuple[str, ...]
    problem: Problem
    state: str = "failed"
    more: bool = False
