"""Reads from git which files of interest a commit has, and what became of them along the main line."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO

from collectors.git import files
from collectors.git.command import Git
from collectors.git.files import Change

FILE_MODES = (b"100644", b"100755", b"100664")  # not links, which are not followed, and not submodules
EPOCH = datetime(1970, 1, 1)
_RAW = ("--raw", "--no-abbrev", "--no-renames")


def along(git: Git, line: IO[bytes], since: datetime, now: datetime) -> list[Change]:
    """Changes in the commits of `line`, a file that names one a line, oldest first. Raises GitError.

    A merge is compared with its first parent. A commit's time counts where it lies between what came before it,
    first of all `since`, and now.
    """
    made = [change for options, paths in _parts() for change in _along(git, [*options, *paths], line, since, now)]
    return sorted(made, key=lambda change: change.at)


def standing(git: Git, commit: str) -> list[Change]:
    """The files of interest a commit has, as if each came just then. Raises GitError."""
    nothing = git.text("hash-object", "-t", "tree", "--stdin", stdin=b"")
    raw = [git.raw("diff-tree", *_RAW, *options, nothing, f"{commit}^{{tree}}", *paths) for options, paths in _parts()]
    return [change for line in b"".join(raw).splitlines() for change in _of(EPOCH, line)]


def time(printed: bytes) -> datetime | None:
    """Seconds since 1970 as git prints them; None where it could print none, or one that no calendar has."""
    try:
        return datetime.fromtimestamp(int(printed), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return None


def _parts() -> list[tuple[list[str], list[str]]]:
    """Options and paths for git: all names at the top, since each pattern would cost; and some folders, whole."""
    globs = (glob for some in files.kinds().values() for glob in some)
    folders = sorted({f":(top,icase){glob.partition('/')[0]}" for glob in globs if "/" in glob})
    return [([], []), (["-r"], ["--", *folders])]


def _along(git: Git, how: list[str], line: IO[bytes], since: datetime, now: datetime) -> Iterator[Change]:
    at = since
    merges = ("--root", "--diff-merges=first-parent")
    with git.lines("diff-tree", "--stdin", *merges, *_RAW, "--format=%x00%ct", *how, stdin=line) as stream:
        for printed in stream:
            if printed[:1] == b"\0":
                made = time(printed[1:])
                at = made if made and at <= made <= now else at
            elif printed[:1] == b":":
                yield from _of(at, printed)


def _of(at: datetime, raw: bytes) -> Iterator[Change]:
    """`:100644 100644 OLD NEW M<tab>path` → a Change for each kind of the path."""
    facts, _, name = raw.rstrip(b"\n").partition(b"\t")
    path = name.decode("utf-8", "replace")
    if kinds := files.kinds_of(path):
        old_mode, mode, _, blob, _ = facts[1:].split(b" ")
        if mode in FILE_MODES:
            yield from (Change(at, kind, path, blob.decode()) for kind in kinds)
        elif old_mode in FILE_MODES:
            yield from (Change(at, kind, path, None) for kind in kinds)
