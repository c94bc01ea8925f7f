"""Our own bare clones in the cache: made, fetched into, and thrown away where they are damaged."""

import re
import shutil
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from collectors.git.command import Git, GitError, open_path
from data.words import Problem

# The remote's default branch, whatever it is called there, and its tags; what is gone there goes here.
_HEAD = "refs/heads/default"
_WANTED = (f"+HEAD:{_HEAD}", "+refs/tags/*:refs/tags/*")
_QUIET = ("--quiet", "--no-write-fetch-head")
_NO_BLOBS = "--filter=blob:none"


def directory(cache: Path, repository: str) -> Path:
    """Where the clone of a repository lies."""
    return cache / "git" / f"{quote(repository, safe='')}.git"


def fetched(cache: Path, repository: str, url: str, *, lines: bool) -> tuple[Git, str | None]:
    """Our clone, brought up to date, and its default branch, None where HEAD is detached.

    Raises GitError where it cannot be fetched, Problem where its HEAD names a branch that is not there.
    """
    blobs = lines or _cut_short(url)
    git = _opened(directory(cache, repository), url, blobs=blobs)
    listed = git.network("ls-remote", "--symref", "origin", "HEAD", "refs/heads/*")
    if not listed.strip():
        _empty(git)
        return git, None
    if not re.search(r"\tHEAD$", listed, re.MULTILINE):
        raise Problem("git.unborn", path=url)
    keep = () if blobs or _complete(git) else (_NO_BLOBS,)
    try:
        git.network("fetch", *_QUIET, "--prune", "--update-shallow", *keep, "origin", *_WANTED)
    except GitError:
        if _sound(git):
            raise
        drop(git)
        return fetched(cache, repository, url, lines=lines)
    branch = re.search(r"^ref: refs/heads/(.+)\tHEAD$", listed, re.MULTILINE)
    return git, branch[1] if branch else None


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


def _opened(path: Path, url: str, *, blobs: bool) -> Git:
    """A bare repository to fetch into, made anew where it has no blobs and they are asked for now."""
    git = Git(path)
    if blobs and _without_blobs(git):
        drop(git)
    if not (path / "HEAD").exists():
        path.mkdir(parents=True, exist_ok=True)
        git.text("init", "--quiet", "--bare", "--template=", str(path))
    for left_behind in path.rglob("*.lock"):  # by a collector that was killed: only one runs at a time
        left_behind.unlink()
    git.text("symbolic-ref", "HEAD", _HEAD)
    git.text("config", "remote.origin.url", url)
    return git


def _cut_short(url: str) -> bool:
    """Whether this is a shallow repository on this machine.

    Told to leave out blobs, git before 2.44 would ask it for the commits it lacks without end.
    """
    if not url.startswith("file://"):
        return False
    with suppress(Problem):
        return open_path(Path(unquote(urlsplit(url).path))).path("shallow").exists()
    return False


def _sound(git: Git) -> bool:
    """Whether what was fetched before is still there, so that the remote or the way to it is to blame."""
    try:
        return bool(git.text("rev-list", "--count", "--all"))
    except GitError:
        return False


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
    return bool(git.text("for-each-ref", "--format=%(refname)", _HEAD)) and not _without_blobs(git)
