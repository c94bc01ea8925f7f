"""Reads from git which files of interest a commit has, and what became of them along the main line."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import IO, NamedTuple

from collectors.git import files
from collectors.git.command import Git
from collectors.git.files import Change

FILE_MODES = (b"100644", b"100755", b"100664")  # not links, which are not followed, and not submodules
EPOCH = datetime(1970, 1, 1)
_FOLDER = b"040000"
_DIFF = ("diff-tree", "--raw", "--no-abbrev", "--no-renames")


class _Entry(NamedTuple):
    """What a commit did to one path: its place in the line, its time as git prints it, modes and blob."""

    place: int
    commit: bytes
    time: bytes
    modes: tuple[bytes, bytes]
    blob: bytes
    path: str


def along(git: Git, line: IO[bytes], since: datetime, now: datetime) -> list[Change]:
    """Changes in the commits of `line`, a file that names one a line, oldest first. Raises GitError.

    A merge is compared with its first parent. A commit's time counts where it lies between the change before it,
    first of all `since`, and now.
    """
    found, below = [], {}
    for entry in _entries(git, line):
        if _FOLDER in entry.modes and entry.path.lower() in _folders():
            below[entry.commit] = entry.place
        else:
            found.append(entry)
    inside = _entries(git, b"".join(commit + b"\n" for commit in below), "-r", "--", *_inside())
    found += [entry._replace(place=below[entry.commit]) for entry in inside]
    return list(_dated(sorted(found, key=lambda entry: entry.place), since, now))


def standing(git: Git, commit: str) -> list[Change]:
    """The files of interest a commit has, as if each came just then. Raises GitError."""
    nothing = git.text("hash-object", "-t", "tree", "--stdin", stdin=b"")
    trees = (nothing, f"{commit}^{{tree}}")
    raw = git.raw(*_DIFF, *trees) + git.raw(*_DIFF, "-r", *trees, "--", *_inside())
    entries = [_entry(0, b"", b"", line) for line in raw.splitlines()]
    return list(_dated([entry for entry in entries if entry], EPOCH, EPOCH))


def time(printed: bytes) -> datetime | None:
    """Seconds since 1970 as git prints them; None where it could print none, or one that no calendar has."""
    try:
        return datetime.fromtimestamp(int(printed), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return None


@cache
def _folders() -> frozenset[str]:
    """Folders at the top in which files of interest can be."""
    return frozenset(glob.partition("/")[0] for some in files.kinds().values() for glob in some if "/" in glob)


def _inside() -> list[str]:
    """The same as git's pathspecs. One for each file would cost, at the top too, where all entries are looked at."""
    return [f":(top,icase){folder}" for folder in sorted(_folders())]


def _entries(git: Git, line: IO[bytes] | bytes, *how: str) -> Iterator[_Entry]:
    """What the commits of a line did to files of interest and to folders in which those can be."""
    merges = ("--stdin", "--root", "--diff-merges=first-parent", "--format=%x00%H %ct")
    place, commit, made = -1, b"", b""
    with git.lines(*_DIFF, *merges, *how, stdin=line) as stream:
        for printed in stream:
            if printed[:1] == b"\0":
                place += 1
                commit, _, made = printed[1:].partition(b" ")
            elif printed[:1] == b":" and (entry := _entry(place, commit, made, printed)):
                yield entry


def _entry(place: int, commit: bytes, made: bytes, raw: bytes) -> _Entry | None:
    """`:100644 100644 OLD NEW M<tab>path`, if that is of interest."""
    facts, _, name = raw.rstrip(b"\n").partition(b"\t")
    path = name.decode("utf-8", "replace")
    if not files.kinds_of(path) and path.lower() not in _folders():
        return None
    old, new, _, blob, _ = facts[1:].split(b" ")
    return _Entry(place, commit, made, (old, new), blob, path)


def _dated(entries: list[_Entry], since: datetime, now: datetime) -> Iterator[Change]:
    at = since
    for entry in entries:
        old, new = entry.modes
        if new in FILE_MODES or old in FILE_MODES:
            made = time(entry.time)
            at = made if made and at <= made <= now else at
            blob = entry.blob.decode() if new in FILE_MODES else None
            yield from (Change(at, kind, entry.path, blob) for kind in files.kinds_of(entry.path))
