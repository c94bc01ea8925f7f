"""The commits of a project's default branch, fetched for the moment: no tree, no file, nothing of it is kept."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from collectors.git import clone
from collectors.git.command import Git, GitError
from collectors.git.history import second
from data.words import _

TIME_LIMIT = 120  # seconds: the commits of a hundred thousand come in less
MOST_COMMITS = 2_000_000  # the longest histories there are have half as many
_HEAD = "refs/heads/default"
_FORMAT = "--format=%at%x00%ae%x00%an"
# Everybody can see a project that is read here: nobody is signed in, and nobody is asked to.
_NOBODY = {"credential.helper": "", "core.askPass": ""}
_ABSENT = re.compile(r"could not read Username|Authentication failed|not found|error: (404|410|451)")
_NO_WAY = "unable to access"


class Unread(Exception):
    """Why a project could not be read. `lasting`: by its own fault; `absent`: there is none, for us."""

    def __init__(self, why: str, *, lasting: bool, absent: bool = False) -> None:
        super().__init__(why)
        self.lasting = lasting
        self.absent = absent


class Written(NamedTuple):
    """When a commit was written (seconds since 1970, None where it has no date), and by whom."""

    at: int | None
    address: bytes
    name: bytes


@contextmanager
def written(url: str, cache: Path) -> Iterator[Iterator[Written]]:
    """The commits of HEAD that are no merges, newest first; none where it has none. Raises Unread, Problem.

    The whole line, not the last year of it: of a history cut by date (`--shallow-since`), git leaves out all that
    comes before the merge of an old branch, however new it is. Commits alone are a few hundred bytes each.
    """
    plain = {"protocol.http.allow": "always"} if url.startswith("http://") else {}
    git = Git(cache / "upstream.git", _NOBODY | plain, TIME_LIMIT)
    clone.drop(git)  # what a collector that was killed left behind
    try:
        yield _commits(git) if _fetched(git, url) else iter(())
    except GitError as error:
        raise _unread(str(error)) from error
    finally:
        clone.drop(git)


def _fetched(git: Git, url: str) -> bool:
    """Whether there is a commit. Raises GitError."""
    git.directory.mkdir(parents=True)
    git.text("init", "--quiet", "--bare", str(git.directory))
    git.text("config", "remote.origin.url", url)
    try:
        git.network(
            "fetch", "--quiet", "--no-write-fetch-head", "--no-auto-maintenance", "--no-tags", "--filter=tree:0",
            "origin", f"+HEAD:{_HEAD}",
        )  # fmt: skip
    except GitError as error:
        if "couldn't find remote ref HEAD" in str(error):
            return False
        raise
    return True


def _commits(git: Git) -> Iterator[Written]:
    with git.lines("log", "--no-merges", _FORMAT, _HEAD, "--") as stream:
        for count, line in enumerate(stream):
            if count == MOST_COMMITS:
                raise Unread(_("it has too many commits"), lasting=True)
            at, address, name = line.removesuffix(b"\n").split(b"\0")
            yield Written(second(at), address, name)


def _unread(said: str) -> Unread:
    """What git said, without the address of the one project, so that what many have in common is one reason."""
    if _ABSENT.search(said):
        return Unread(_("they are gone, or not shown to everybody"), lasting=True, absent=True)
    return Unread(said.rpartition("': ")[2] or said, lasting=not said.startswith(_NO_WAY))
