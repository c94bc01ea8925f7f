"""Reading changed lines around blobs that are not there: a partial clone, or one that lost some."""

from collections.abc import Iterable, Iterator
from itertools import islice

import pyarrow as pa

from collectors.git import history
from collectors.git.command import Git

_AT_ONCE = 5_000  # commits: what is held of their changes stays small
_NONE = {b"0" * 40, b"0" * 64}  # where a change has no old or no new blob


def read(git: Git, selection: list[str], rows: history.Rows) -> Iterator[pa.Table]:
    """The commits of a selection; only those whose changes touch a missing blob keep unknown lines.

    Raises GitError where something other than blobs is missing.
    """
    with git.lines("rev-list", "--stdin", stdin=history.names(selection)) as listing:
        while some := [line.decode().strip() for line in islice(listing, _AT_ONCE)]:
            unreadable = _touching_missing(git, some)
            readable = [commit for commit in some if commit not in unreadable]
            for these, lines in ((readable, True), (unreadable, False)):
                if these:
                    yield from history.read(git, these, rows, lines=lines, walk=False)


def present(git: Git, blobs: Iterable[str]) -> set[str]:
    """Those of the blobs that are there. `cat-file` would try to fetch the others. Raises GitError."""
    asked = set(blobs)
    listing = ("rev-list", "--objects", "--no-walk", "--ignore-missing", "--missing=print", "--stdin")
    listed = git.text(*listing, stdin="\n".join(asked).encode()).split() if asked else []
    return asked.intersection(listed)


def _touching_missing(git: Git, commits: list[str]) -> set[str]:
    """Commits whose own changes need a blob that is not there."""
    changed = dict(_changed_blobs(git, commits))
    there = present(git, {blob for blobs in changed.values() for blob in blobs})
    return {commit for commit, blobs in changed.items() if not blobs <= there}


def _changed_blobs(git: Git, commits: list[str]) -> Iterator[tuple[str, set[str]]]:
    """Each commit with the blobs, old and new, of what it changed."""
    raw = ("log", "--no-walk=unsorted", "--raw", "--no-renames", "--no-abbrev", "--format=%x00%H", "--stdin")
    blobs: set[str] = set()
    with git.lines(*raw, stdin=history.names(commits)) as stream:
        for line in stream:
            if line[:1] == b"\0":
                blobs = set()
                yield line[1:].strip().decode(), blobs
            elif line[:1] == b":":
                old_mode, new_mode, old, new, _ = line[1:].split(b" ", 4)
                sides = ((old_mode, old), (new_mode, new))
                blobs |= {blob.decode() for mode, blob in sides if blob not in _NONE and mode != b"160000"}
