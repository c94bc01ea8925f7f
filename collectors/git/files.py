"""Which files say something about a repository, and when each came, changed and went."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from data.records import Observation

UNIDENTIFIED = "NOASSERTION"  # SPDX's own word for a licence that nobody could name


class Change(NamedTuple):
    """A file of interest on the default branch got another content (blob), or went (None)."""

    at: datetime
    kind: str
    path: str
    blob: str | None


def presence(
    repository: str, since: datetime, made: Sequence[Change], now: datetime, before: Sequence[Change] | None = None
) -> Iterator[Observation]:
    """Which file stood for each kind from when on; None from `since`, the first commit, until one came.

    With `before`, what stood then, only what changed after it.
    """
    for kind in kinds():
        present = {change.path for change in before or () if change.kind == kind}
        states: dict[datetime, str | None] = {} if before is not None else {since: None}
        last = min(present, default=None)
        for change in (c for c in made if c.kind == kind):
            (present.add if change.blob else present.discard)(change.path)
            states[change.at] = min(present, default=None)
        yield from _observations(repository, "file", kind, states, now, last if before is not None else ...)


def licences(
    repository: str,
    made: Sequence[Change],
    ids: Mapping[str, str | None],
    now: datetime,
    before: Sequence[Change] = (),
) -> Iterator[Observation]:
    """The SPDX id of each licence file from when on; `ids` are those of the blobs that could be read."""
    mine = [change for change in made if change.kind == "licence"]
    stood = {change.path: _licence(change, ids) for change in before if change.kind == "licence"}
    for path in sorted({change.path for change in mine}):
        states = {change.at: _licence(change, ids) for change in mine if change.path == path}
        yield from _observations(repository, "licence", path, states, now, stood.get(path, ...))


@cache
def kinds() -> dict[str, list[str]]:
    """Kind of file → globs (`files.yaml`)."""
    listed: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "files.yaml").read_text("utf-8"))
    return listed


@lru_cache(10_000)
def kinds_of(path: str) -> list[str]:
    """The kinds a path stands for; a workflow may be a pipeline and a scanner."""
    lower = path.lower()
    return [kind for kind, globs in kinds().items() if any(_matches(lower, glob) for glob in globs)]


def _licence(change: Change, ids: Mapping[str, str | None]) -> str | None:
    return (ids.get(change.blob) or UNIDENTIFIED) if change.blob else None


def _observations(
    repository: str, kind: str, name: str, states: Mapping[datetime, str | None], now: datetime, last: object
) -> Iterator[Observation]:
    """A row for each change of state after `last`."""
    for at, value in sorted(states.items(), key=lambda state: state[0]):
        if value != last:
            yield Observation(repository, kind, name, at, value, now)
        last = value


def _matches(path: str, glob: str) -> bool:
    return path.count("/") == glob.count("/") and fnmatchcase(path, glob)
