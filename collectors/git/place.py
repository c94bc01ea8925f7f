"""Where a git target lies: a local path, read in place; or an address, fetched into the cache."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from collectors.contract import Reading, Target
from collectors.git import address, clone
from collectors.git.command import Git, GitError, open_path
from data.words import Problem


@dataclass(frozen=True)
class Place:
    """A readable git directory: its repository id, and until when it is known to be what the source has.

    `url` is None for a local path; `lines` says whether changed lines are wanted of it.
    """

    id: str
    git: Git
    confirmed_at: datetime
    branch: str | None
    lines: bool
    url: str | None = None

    @property
    def forge(self) -> str | None:
        """The host it comes from."""
        return None if self.id.startswith("local/") else self.id.partition("/")[0]


def find(target: Target, reading: Reading) -> Place:
    """Opens a path or fetches an address. Raises Problem."""
    name = address.repository_id(target, reading.taken)
    if address.is_address(target.value):
        return _remote(target, name, reading)
    git = open_path(Path(target.value))
    return Place(name, git, _confirmed(Path(target.value), git, reading.now), _branch(git), target.lines is not False)


def _remote(target: Target, name: str, reading: Reading) -> Place:
    address.check(target.value)
    lines = bool(target.lines)
    try:
        git, branch = clone.fetched(reading.cache, name, target.value, lines=lines, authorization=target.authorization)
    except GitError as error:
        raise Problem("git.unreachable", url=target.value, why=str(error)) from error
    return Place(name, git, reading.now, branch, lines, target.value)


def _branch(git: Git) -> str | None:
    """The branch of HEAD; a detached one has none."""
    try:
        return git.text("symbolic-ref", "--quiet", "HEAD").removeprefix("refs/heads/")
    except GitError:
        return None


def _confirmed(path: Path, git: Git, now: datetime) -> datetime:
    """When a local repository last heard from its source; a work tree without one is its own source."""
    if (path / ".git").exists() and not git.text("remote"):
        return now
    fetched = git.path("FETCH_HEAD")
    files = [fetched] if fetched.exists() else [git.path("packed-refs"), *_refs(git)]
    times = [file.stat().st_mtime for file in files if file.is_file()]
    newest = datetime.fromtimestamp(max(times), UTC).replace(tzinfo=None) if times else now
    return min(newest.replace(microsecond=0), now)


def _refs(git: Git) -> Iterator[Path]:
    for store in (git.path("refs"), git.path("reftable")):
        yield from (Path(folder) / name for folder, _, names in os.walk(store) for name in names)
