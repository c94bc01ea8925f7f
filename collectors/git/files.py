"""Community files and licences: what HEAD has, and from the history when each came, changed and went."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from collectors.git.command import Git
from data.records import Observation

UNIDENTIFIED = "NOASSERTION"  # SPDX's own word for a licence that nobody could name
_LARGEST = 1 << 20  # bytes; a licence text is smaller
_FILE_MODES = (b"100644", b"100755", b"100664")  # not links, not submodules


class Change(NamedTuple):
    """A file of interest on the default branch got another content (blob), or went (None)."""

    at: datetime
    kind: str
    path: str
    blob: str | None


def changes(git: Git, now: datetime) -> list[Change]:
    """All changes of files of interest along the first parents of HEAD, oldest first. Raises GitError."""
    log = ("log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "-r", "--reverse")
    out = git.raw(*log, "--format=%x00%ct", "HEAD", "--", *_pathspecs())
    found, at = [], datetime(1970, 1, 1)
    for line in out.splitlines():
        if line[:1] == b"\0":
            at = max(at, min(time(line[1:]), now))
        elif line[:1] == b":":
            found += _changed(at, line)
    return found


def presence(repository: str, since: datetime, made: list[Change], now: datetime) -> Iterator[Observation]:
    """Which file stood for each kind from when on; None from `since`, the first commit, until one came."""
    for kind in kinds():
        present: set[str] = set()
        states = {since: None}
        for change in (c for c in made if c.kind == kind):
            (present.add if change.blob else present.discard)(change.path)
            states[change.at] = min(present, default=None)
        yield from _observations(repository, "file", kind, states, now)


def licences(
    repository: str, made: list[Change], ids: Mapping[str, str | None], now: datetime
) -> Iterator[Observation]:
    """The SPDX id of each licence file from when on; `ids` are those of the blobs that could be read."""
    mine = [change for change in made if change.kind == "licence"]
    for path in sorted({change.path for change in mine}):
        states = {
            change.at: (ids.get(change.blob) or UNIDENTIFIED) if change.blob else None
            for change in mine
            if change.path == path
        }
        yield from _observations(repository, "licence", path, states, now)


def lacking(git: Git, blobs: list[str]) -> list[str]:
    """Those of the blobs that are not there."""
    asked = "\n".join(blobs).encode()
    answers = git.text("cat-file", "--batch-check", stdin=asked).splitlines() if asked else []
    return [answer.split()[0] for answer in answers if answer.endswith(" missing")]


def small_enough(git: Git, blobs: list[str]) -> list[str]:
    """Those of the blobs that are there and not larger than a licence can be."""
    asked = "\n".join(blobs).encode()
    answers = git.text("cat-file", "--batch-check", stdin=asked).splitlines() if asked else []
    parts = [answer.split() for answer in answers]
    return [blob for blob, *what in parts if what[0] == "blob" and int(what[1]) <= _LARGEST]


@cache
def kinds() -> dict[str, list[str]]:
    """Kind of file → globs (`files.yaml`)."""
    listed: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "files.yaml").read_text("utf-8"))
    return listed


def kinds_of(path: str) -> list[str]:
    """The kinds a path stands for; a workflow may be a pipeline and a scanner."""
    lower = path.lower()
    return [kind for kind, globs in kinds().items() if any(_matches(lower, glob) for glob in globs)]


def _observations(
    repository: str, kind: str, name: str, states: dict[datetime, str | None], now: datetime
) -> Iterator[Observation]:
    """A row for each change of state."""
    last: object = ...
    for at, value in sorted(states.items(), key=lambda state: state[0]):
        if value != last:
            yield Observation(repository, kind, name, at, value, now)
        last = value


def _matches(path: str, glob: str) -> bool:
    return path.count("/") == glob.count("/") and fnmatchcase(path, glob)


def _pathspecs() -> list[str]:
    return sorted({f":(top,icase,glob){glob}" for globs in kinds().values() for glob in globs})


def _changed(at: datetime, raw: bytes) -> Iterator[Change]:
    """`:100644 100644 OLD NEW M<tab>path` → a Change for each kind of the path."""
    facts, _, name = raw.partition(b"\t")
    _, mode, _, blob, status = facts.split(b" ")
    path = name.decode("utf-8", "replace")
    there = status != b"D" and mode in _FILE_MODES
    for kind in kinds_of(path):
        yield Change(at, kind, path, blob.decode() if there else None)


def time(printed: bytes | str) -> datetime:
    """Seconds as git prints them; 1970 where it could print none."""
    try:
        return datetime.fromtimestamp(int(printed), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return datetime(1970, 1, 1)
