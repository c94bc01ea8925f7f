"""Our own bare clones in the cache: made, fetched into, and thrown away where they are damaged."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

from collectors.git.command import Git, GitError
from data.words import Problem

# The remote's default branch, whatever it is called there, and its tags; what is gone there goes here.
_HEAD = "refs/heads/default"
_WANTED = (f"+HEAD:{_HEAD}", "+refs/tags/*:refs/tags/*")
_QUIET = ("--quiet", "--no-write-fetch-head")
_NO_BLOBS = "--filter=blob:none"


def directory(cache: Path, repository: str) -> Path:
    """Where the clone of a repository lies."""
    return cache / "git" / f"{quote(repository, safe='')}.git"


def open_clone(cache: Path, repository: str, url: str, *, lines: bool) -> Git:
    """A bare repository to fetch into, made anew where it has no blobs and lines are asked for now.

    Raises GitError.
    """
    git = Git(directory(cache, repository))
    if lines and _without_blobs(git):
        drop(git)
    if not (git.directory / "HEAD").exists():
        git.directory.mkdir(parents=True, exist_ok=True)
        git.text("init", "--quiet", "--bare", "--template=", str(git.directory))
    for left_behind in git.directory.rglob("*.lock"):  # by a collector that was killed: only one runs at a time
        left_behind.unlink()
    git.text("symbolic-ref", "HEAD", _HEAD)
    git.text("config", "remote.origin.url", url)
    return git


def fetch(git: Git, *, lines: bool) -> str | None:
    """Brings the default branch and the tags; its name, None for a detached HEAD. Raises GitError, Problem."""
    listed = git.network("ls-remote", "--symref", "origin", "HEAD", "refs/heads/*")
    if not listed.strip():
        _empty(git)
        return None
    if not re.search(r"\tHEAD$", listed, re.MULTILINE):
        raise Problem("git.unborn", path=git.text("config", "remote.origin.url"))
    keep = () if lines or _complete(git) else (_NO_BLOBS,)
    git.network("fetch", *_QUIET, "--prune", "--update-shallow", *keep, "origin", *_WANTED)
    branch = re.search(r"^ref: refs/heads/(.+)\tHEAD$", listed, re.MULTILINE)
    return branch[1] if branch else None


def bring(git: Git, blobs: list[str]) -> None:
    """Fetches single blobs that a clone without them lacks, in one request. Raises GitError."""
    git.network(
        "-c", "fetch.negotiationAlgorithm=noop",
        "fetch", *_QUIET, "--no-auto-maintenance", "--no-tags", _NO_BLOBS, "--stdin", "origin",
        stdin="\n".join(blobs).encode(),
    )  # fmt: skip


def drop(git: Git) -> None:
    """Throws a clone away; the next collection makes it anew."""
    shutil.rmtree(git.directory, ignore_errors=True)


def _empty(git: Git) -> None:
    for ref in git.text("for-each-ref", "--format=%(refname)").splitlines():
        git.text("update-ref", "-d", ref)


def _without_blobs(git: Git) -> bool:
    try:
        return git.text("config", "--get", "remote.origin.promisor") == "true"
    except GitError:
        return False


def _complete(git: Git) -> bool:
    """Whether this clone has had blobs from the start, so that leaving them out would spare nothing."""
    return bool(git.text("for-each-ref", "--count=1", _HEAD)) and not _without_blobs(git)
