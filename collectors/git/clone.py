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


def fetched(
    cache: Path, repository: str, url: str, *, lines: bool, authorization: str | None = None
) -> tuple[Git, str | None]:
    """Our clone, brought up to date or made anew where it is damaged, and its branch, None if HEAD has none.

    `authorization` is the HTTP header of a private repository. Raises GitError where it cannot be fetched, Problem
    where its HEAD names a branch that is not there.
    """
    git = Git(directory(cache, repository), _reaching(url, authorization))
    try:
        return git, _fetch(git, url, lines=lines)
    except GitError:
        if _sound(git):  # the remote or the way to it is to blame
            raise
        drop(git)
        return git, _fetch(git, url, lines=lines)


def _reaching(url: str, authorization: str | None) -> dict[str, str]:
    """What git may do beyond the usual to reach an address: plain http on this machine, and one header, there alone."""
    settings = {"protocol.http.allow": "always"} if url.startswith("http://") else {}
    if authorization:
        origin = "/".join(url.split("/")[:3])
        settings |= {f"http.{origin}/.extraHeader": authorization, "http.followRedirects": "false"}
    return settings


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


def _fetch(git: Git, url: str, *, lines: bool) -> str | None:
    """Brings the default branch and the tags; the branch's name."""
    _open(git, url, lines=lines)
    listed = git.network("ls-remote", "--symref", "origin", "HEAD", "refs/heads/*")
    if not listed.strip():
        _empty(git)
        return None
    if not re.search(r"\tHEAD$", listed, re.MULTILINE):
        raise Problem("git.unborn", path=url)
    keep = () if lines or _complete(git) else (_NO_BLOBS,)
    git.network("fetch", *_QUIET, "--prune", "--update-shallow", *keep, "origin", *_WANTED)
    branch = re.search(r"^ref: refs/heads/(.+)\tHEAD$", listed, re.MULTILINE)
    return branch[1] if branch else None


def _open(git: Git, url: str, *, lines: bool) -> None:
    """Makes it, anew where it has no blobs and lines are asked for now."""
    if lines and _without_blobs(git):
        drop(git)
    if not (git.directory / "HEAD").exists():
        git.directory.mkdir(parents=True, exist_ok=True)
        git.text("init", "--quiet", "--bare", str(git.directory))
    for left_behind in git.directory.rglob("*.lock"):  # by a collector that was killed: only one runs at a time
        left_behind.unlink()
    git.text("symbolic-ref", "HEAD", _HEAD)
    git.text("config", "remote.origin.url", url)


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
