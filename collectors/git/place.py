"""Where a git target lies: a local path, read in place; or an address, fetched into the cache."""

import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from collectors.contract import Reading, Target
from collectors.git.command import Git, GitError, open_path
from data.words import Problem

_ADDRESS = re.compile(r"^(https|ssh|file)://|^[\w.-]+@[\w.-]+:(?!//)")


@dataclass(frozen=True)
class Place:
    """A readable git directory: its repository id, and until when it is known to be what the source has."""

    id: str
    git: Git
    confirmed_at: datetime
    forge: str | None
    lines: bool
    requests: int

    @property
    def remote(self) -> bool:
        """Whether this is a clone of ours that may fetch."""
        return self.requests > 0


def find(target: Target, reading: Reading) -> Place:
    """Opens a path or fetches an address. Raises Problem."""
    name = name_of(target, reading)
    if _is_address(target.value):
        return _remote(target, name, reading)
    git = open_path(Path(target.value))
    return Place(name, git, _confirmed(git, reading.now), None, target.lines is not False, 0)


def name_of(target: Target, reading: Reading) -> str:
    """The repository id a target gets, whether it can be read or not."""
    if target.id:
        return target.id
    if _is_address(target.value):
        return repository_id(target.value)
    return _local_id(Path(target.value), str(target), reading)


def _is_address(value: str) -> bool:
    return bool(re.match(r"^[\w+.-]+://", value) or _ADDRESS.match(value))


def repository_id(address: str) -> str:
    """https://User@Host:443/Path.git → host/path; a file becomes local/NAME."""
    if not re.match(r"^\w+://", address):
        host, _, path = address.rpartition("@")[2].partition(":")
        return f"{host}/{path.strip('/')}".lower().removesuffix(".git")
    parts = urlsplit(address)
    if parts.scheme == "file":
        return f"local/{_slug(Path(parts.path).name)}"
    port = f":{parts.port}" if parts.port and parts.port not in (443, 22) else ""
    return f"{parts.hostname}{port}{parts.path.rstrip('/')}".lower().removesuffix(".git")


def _local_id(path: Path, source: str, reading: Reading) -> str:
    """local/FOLDER; where that is taken by another source or says nothing, its parents' names before it."""
    names = [_slug(part) for part in reversed(path.parts) if _slug(part)]
    start = 2 if names and names[0] in ("repo", "git") and len(names) > 1 else 1
    for count in range(start, len(names) + 1):
        name = "local/" + "-".join(reversed(names[:count]))
        if reading.taken.get(name, source) == source:
            return name
    return "local/" + "-".join(reversed(names))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9._]+", "-", name.lower().removesuffix(".git")).strip("-.")


def _confirmed(git: Git, now: datetime) -> datetime:
    """When a local repository last heard from its source; a work tree without one is its own source."""
    if git.directory.name == ".git" and not git.text("remote"):
        return now
    fetched = git.directory / "FETCH_HEAD"
    files = [fetched] if fetched.exists() else [*_refs(git.directory), git.directory / "packed-refs"]
    times = [file.stat().st_mtime for file in files if file.is_file()]
    newest = datetime.fromtimestamp(max(times), UTC).replace(tzinfo=None) if times else now
    return min(newest.replace(microsecond=0), now)


def _refs(directory: Path) -> list[Path]:
    return [Path(folder) / name for folder, _, names in os.walk(directory / "refs") for name in names]


def _remote(target: Target, name: str, reading: Reading) -> Place:
    if not _ADDRESS.match(target.value):
        raise Problem("git.url", url=target.value)
    lines = bool(target.lines)
    git = _clone(reading.cache / "git" / f"{name}.git", target.value, lines)
    try:
        requests = _fetch(git, lines)
    except GitError as error:
        raise Problem("git.unreachable", url=target.value, why=str(error)) from error
    forge = None if name.startswith("local/") else name.partition("/")[0]
    return Place(name, git, reading.now, forge, lines, requests)


def _clone(directory: Path, address: str, lines: bool) -> Git:
    """A bare repository to fetch into, made anew where it has no blobs and lines are asked for now."""
    git = Git(directory)
    if lines and (directory / "config").exists() and "promisor" in (directory / "config").read_text("utf-8"):
        shutil.rmtree(directory)
    if not (directory / "HEAD").exists():
        directory.mkdir(parents=True, exist_ok=True)
        git.text("init", "--quiet", "--bare", str(directory))
    git.text("config", "remote.origin.url", address)
    if not lines:
        git.text("config", "remote.origin.promisor", "true")
        git.text("config", "remote.origin.partialclonefilter", "blob:none")
    return git


def _fetch(git: Git, lines: bool) -> int:
    """Brings the default branch and the tags; the number of requests it took."""
    listed = git.network("ls-remote", "--symref", "origin", "HEAD")
    branch = re.search(r"^ref: (refs/heads/\S+)\tHEAD$", listed, re.MULTILINE)
    if not branch:
        return 1
    git.text("symbolic-ref", "HEAD", branch[1])
    keep = ("--filter=blob:none",) if not lines else ()
    wanted = (f"+{branch[1]}:{branch[1]}", "+refs/tags/*:refs/tags/*")
    git.network("fetch", "--quiet", "--prune", "--no-write-fetch-head", *keep, "origin", *wanted)
    return 2
