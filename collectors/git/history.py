"""The commits of a history, streamed: memory does not grow with its length."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

import pyarrow as pa

from collectors.git.command import Git
from data.ledger import BATCH
from data.people import Identities
from data.records import Commit, schema

# A NUL begins a commit's line; neither a name nor an address can hold one.
_FORMAT = "--format=%x00%H%x00%P%x00%at%x00%ct%x00%ae%x00%an"
# The last second of the year 9999: what a date can be in every store and language that reads it.
_LAST_SECOND = 253_402_300_799


class Rows:
    """Columns of commits that are being filled, emptied as an Arrow table of the Commit record."""

    def __init__(self, repository: str, identities: Identities) -> None:
        self._repository = repository
        self._identities = identities
        self._rows: list[list[Any]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, line: bytes, lines_known: bool) -> list[Any]:
        """Adds the commit of one line of `_FORMAT`; its last two columns are added and removed lines."""
        _, commit, parents, authored, committed, address, name = line.split(b"\0")
        author = self._identities.author(address, name.removesuffix(b"\n"))
        lines = 0 if lines_known else None
        row: list[Any] = [
            commit, author.identity, author.domain, author.bot, _second(authored), _second(committed),
            parents.count(b" ") + 1 if parents else 0, lines, lines,
        ]  # fmt: skip
        self._rows.append(row)
        return row

    def take(self) -> pa.Table:
        """What was added since the last time."""
        wanted = schema(Commit)
        values = zip(*self._rows, strict=True) if self._rows else ((),) * 9
        arrays = [
            pa.array(column, pa.timestamp("s")).cast(field.type)
            if pa.types.is_timestamp(field.type)
            else pa.array(column, field.type)
            for column, field in zip(values, list(wanted)[1:], strict=True)
        ]
        here = pa.array([self._repository] * len(self._rows), pa.string())
        self._rows = []
        return pa.Table.from_arrays([here, *arrays], schema=wanted)


def read(
    git: Git, selection: list[str], rows: Rows, *, lines: bool, unknown: AbstractSet[str], walk: bool = True
) -> Iterator[pa.Table]:
    """Commits reachable from a selection (or, without walk, just these), with changed lines where asked for.

    Renames are followed. Commits in `unknown` keep unknown lines. Raises GitError: with lines, also
    where a blob is missing.
    """
    numstat = ("--numstat", "-M", "--no-ext-diff", "--no-textconv") if lines else ()
    just_these = () if walk else ("--no-walk=unsorted",)
    unread = {commit.encode() for commit in unknown}
    row: list[Any] = [None]
    with git.lines("log", *numstat, *just_these, _FORMAT, "--stdin", stdin=_stdin(selection)) as stream:
        for line in stream:
            if line[:1] == b"\0":
                if len(rows) >= BATCH:
                    yield rows.take()
                row = rows.add(line, lines_known=lines and line[1:41] not in unread)
            elif line != b"\n" and row[-1] is not None:
                _count(line, row)
    yield rows.take()


def around_missing(git: Git, selection: list[str], rows: Rows, unknown: AbstractSet[str]) -> Iterator[pa.Table]:
    """The same where blobs are missing: only the commits that touch one keep unknown lines.

    Raises GitError where something other than blobs is missing.
    """
    touching = _touching(git, selection, _missing(git, selection))
    everything = git.text("rev-list", "--stdin", stdin=_stdin(selection)).split()
    readable = [commit for commit in everything if commit not in touching]
    unread = [commit for commit in everything if commit in touching]
    if readable:
        yield from read(git, readable, rows, lines=True, unknown=unknown, walk=False)
    if unread:
        yield from read(git, unread, rows, lines=False, unknown=unknown, walk=False)


def _count(numstat: bytes, row: list[Any]) -> None:
    added, removed, _ = numstat.split(b"\t", 2)
    if added != b"-":  # a binary file has no lines
        row[-2] += int(added)
        row[-1] += int(removed)


def _missing(git: Git, selection: list[str]) -> AbstractSet[bytes]:
    """Objects that the selection needs and that are not there."""
    listing = ("rev-list", "--objects", "--missing=print", "--stdin")
    with git.lines(*listing, stdin=_stdin(selection)) as stream:
        return {line[1:].rstrip() for line in stream if line[:1] == b"?"}


def _touching(git: Git, selection: list[str], missing: AbstractSet[bytes]) -> AbstractSet[str]:
    """Commits whose own changes need one of the missing blobs."""
    raw = ("log", "--raw", "--no-renames", "--no-abbrev", "--format=%x00%H", "--stdin")
    found, commit = set(), ""
    with git.lines(*raw, stdin=_stdin(selection)) as stream:
        for line in stream:
            if line[:1] == b"\0":
                commit = line[1:].strip().decode()
            elif line[:1] == b":" and not missing.isdisjoint(line.split(b" ", 4)[2:4]):
                found.add(commit)
    return found


def _stdin(selection: list[str]) -> bytes:
    return "\n".join([*selection, "--"]).encode()


def _second(printed: bytes) -> int | None:
    """Seconds since 1970; None where git could not print a date, or one that no calendar has."""
    second = int(printed) if printed else None
    return second if second is not None and second <= _LAST_SECOND else None
