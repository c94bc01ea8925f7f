"""Files of a repository's default branch, read without a work tree: nothing of them is run or followed."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from collectors.git import address
from collectors.git.changes import FILE_MODES
from collectors.git.command import Git, GitError, open_path
from data.words import Problem

SECONDS = 600
_LINK = b"120000"
_BRANCH = "refs/heads/default"
Wanted = Callable[[str], bool]


class Limits(NamedTuple):
    """How many bytes a file may have, how many files there may be, and how many bytes they may have together."""

    file: int
    files: int
    sum: int


def is_repository(value: str) -> bool:
    """Whether this is an address, or the path of a bare repository, rather than of a file or a folder."""
    return address.is_address(value) or (Path(value, "HEAD").is_file() and Path(value, "objects").is_dir())


def files(value: str, cache: Path, wanted: Wanted, limits: Limits) -> Iterator[tuple[str, bytes | Problem]]:
    """Path and content, or why there is none, of each file whose path is wanted.

    An address is fetched anew each time, its last commit alone, into `cache`. Raises Problem, also where there are
    more files than `limits` allow.
    """
    if not address.is_address(value):
        yield from _read(open_path(Path(value)), "HEAD", value, wanted, limits)
        return
    address.check(address.whole(value, Path()))
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="exchange-") as folder:
        reaching = {"protocol.http.allow": "always"} if value.startswith("http://") else {}  # on this machine alone
        git = Git(Path(folder), reaching, SECONDS)
        try:
            git.text("init", "--quiet", "--bare", folder)
            shallow = ("--quiet", "--depth=1", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance")
            git.network("fetch", *shallow, value, f"+HEAD:{_BRANCH}")
        except GitError as error:
            raise Problem("git.unreachable", url=value, why=str(error)) from error
        yield from _read(git, _BRANCH, value, wanted, limits)


def _read(git: Git, commit: str, value: str, wanted: Wanted, limits: Limits) -> Iterator[tuple[str, bytes | Problem]]:
    try:
        listed = [*_listed(git, commit, wanted)]
        small = [(path, blob, size) for path, blob, size in listed if size is not None and size <= limits.file]
        if len(listed) > limits.files or sum(size for _path, _blob, size in small) > limits.sum:
            raise Problem("peers.many", file=value, limit=limits.files, size=limits.sum >> 20)
        for path, _blob, size in listed:
            if size is None or size > limits.file:
                code = "peers.link" if size is None else "peers.large"
                yield path, Problem(code, file=f"{value}:{ascii(path)[1:-1]}", limit=limits.file >> 20)
        asked = b"".join(blob + b"\n" for _path, blob, _size in small)
        with git.lines("cat-file", "--batch", stdin=asked) as stream:
            yield from ((path, _next(stream)) for path, _blob, _size in small)
    except GitError as error:
        raise Problem("git.corrupt", path=value, why=str(error)) from error


def _listed(git: Git, commit: str, wanted: Wanted) -> Iterator[tuple[str, bytes, int | None]]:
    """Path, blob and size of each wanted file; a link has no size."""
    for line in git.raw("ls-tree", "-r", "-z", "-l", commit).split(b"\0"):
        head, _tab, name = line.partition(b"\t")
        path = name.decode("utf-8", "replace")
        mode, _kind, blob, size = head.split() or (b"", b"", b"", b"")
        if wanted(path) and mode in (*FILE_MODES, _LINK):
            yield path, blob, int(size) if mode in FILE_MODES else None


def _next(stream: IO[bytes]) -> bytes:
    """The content of the next blob, after a line `BLOB blob SIZE`, before a line end."""
    size = int(stream.readline().rpartition(b" ")[2])
    return stream.read(size + 1)[:-1]
