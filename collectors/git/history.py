"""The commits of a history, streamed: memory does not grow with its length."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from collectors.git.command import Git
from data.people import Identities
from data.records import Commit, schema

# A NUL begins a commit's line; neither a name nor an address can hold one.
_FORMAT = "--format=%x00%H%x00%P%x00%at%x00%ct%x00%ae%x00%an"
_AT_ONCE = 10_000  # commits held as Python's objects, which take ten times the room of a column
# The last second of the year 9999: what a date can be in every store and language that reads it.
_LAST_SECOND = 253_402_300_799


class Rows:
    """Commits of one repository that are being read, emptied as Arrow tables of the Commit record.

    `cut` maps the commits at the boundary of a shallow history to how many parents they have: git shows none,
    and the whole tree as their change, so their lines stay unknown.
    """

    def __init__(self, repository: str, identities: Identities, cut: Mapping[bytes, int]) -> None:
        self._repository = repository
        self._identities = identities
        self._cut = cut
        self._rows: list[list[Any]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, line: bytes, *, lines: bool) -> list[Any]:
        """Adds the commit of one line of `_FORMAT`; its last two columns are added and removed lines."""
        _, commit, parents, authored, committed, address, name = line.split(b"\0")
        author = self._identities.author(address, name.removesuffix(b"\n"))
        count, unknown = parents.count(b" ") + 1 if parents else 0, None if not lines else 0
        if commit in self._cut:
            count, unknown = self._cut[commit], None
        row: list[Any] = [
            commit, author.identity, author.domain, author.bot, second(authored), second(committed),
            count, unknown, unknown,
        ]  # fmt: skip
        self._rows.append(row)
        return row

    def take(self) -> pa.Table:
        """What was added since the last time."""
        wanted = schema(Commit)
        columns = zip(*self._rows, strict=True) if self._rows else ((),) * (len(wanted) - 1)
        here = pa.repeat(pa.scalar(self._repository), len(self._rows))
        arrays = [_array(column, field.type) for column, field in zip(columns, list(wanted)[1:], strict=True)]
        self._rows = []
        return pa.Table.from_arrays([here, *arrays], schema=wanted)


def read(git: Git, selection: Iterable[str], rows: Rows, *, lines: bool, walk: bool = True) -> Iterator[pa.Table]:
    """Commits reachable from a selection (or, without walk, just these), with changed lines where asked for.

    Renames are followed. Raises GitError: with lines, also where a blob is missing.
    """
    numstat = ("--numstat", "-M", "--no-ext-diff", "--no-textconv") if lines else ()
    just_these = () if walk else ("--no-walk=unsorted",)
    row: list[Any] = [None]
    with git.lines("log", *numstat, *just_these, _FORMAT, "--stdin", stdin=names(selection)) as stream:
        for line in stream:
            if line[:1] == b"\0":
                if len(rows) >= _AT_ONCE:
                    yield rows.take()
                row = rows.add(line, lines=lines)
            elif line != b"\n" and row[-1] is not None:
                _count(line, row)
    yield rows.take()


def names(selection: Iterable[str]) -> bytes:
    """What `--stdin` of git's listing commands takes."""
    return "\n".join([*selection, "--"]).encode()


def second(printed: bytes) -> int | None:
    """Seconds since 1970; None where git could not print a date, or one that no calendar has."""
    value = int(printed) if printed else None
    return value if value is not None and value <= _LAST_SECOND else None


def _count(numstat: bytes, row: list[Any]) -> None:
    added, removed, _ = numstat.split(b"\t", 2)
    if added != b"-":  # a binary file has no lines
        row[-2] += int(added)
        row[-1] += int(removed)


def _array(column: Iterable[Any], kind: pa.DataType) -> pa.Array:
    return pa.array(column, pa.timestamp("s")).cast(kind) if pa.types.is_timestamp(kind) else pa.array(column, kind)
