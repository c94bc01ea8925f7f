"""Collects a git repository: `git:PATH` is read in place, `git:URL` is fetched into the cache first.

Commits, tags, community files and licences of the default branch's HEAD; authors as keyed hashes.
"""

from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass

from collectors.contract import Batch, Page, Reading, Target
from collectors.git import files, history, licence, tags
from collectors.git.command import Git, GitError
from collectors.git.place import Place, find
from collectors.git.place import name_of as repository_id
from data.records import Alias, Collection, Commit, Cursor, Observation, Repository, Tag
from data.words import Problem

__all__ = ["collect", "repository_id"]

# Part of every cursor: when more or other things are read of a commit, raise it, and histories are read again.
READER = "1"


@dataclass(frozen=True)
class Source:
    """A repository that has commits, and how it was last read."""

    place: Place
    reading: Reading
    head: str
    boundary: Set[str]
    before: str | None

    @property
    def selection(self) -> list[str]:
        """What git must list: all, or what came since the last reading."""
        return ["HEAD", f"^{self.before}"] if self.before else ["HEAD"]


def collect(target: Target, reading: Reading) -> Iterator[Page]:
    """One page: the whole of a repository, or what is new in it. Raises Problem."""
    place = find(target, reading)
    with _worded(place):
        head = _head(place.git)
        boundary = _boundary(place.git) if head else frozenset()
        repository = _repository(target, place, head, boundary)
    if head is None:
        mine = {"repository": place.id}
        logs = _logs(place, reading, "empty", 0)
        yield Page(place.id, [repository, *logs], [(kind, mine) for kind in (Commit, Tag, Observation, Cursor)])
    else:
        source = Source(place, reading, head, boundary, _last_head(place, reading, head, boundary))
        yield Page(place.id, _rows(source, repository), _replaced(source))


def _rows(source: Source, repository: Repository) -> Iterator[object]:
    place, reading = source.place, source.reading
    with _worded(place):
        yield repository
        expected = int(place.git.text("rev-list", "--count", "HEAD"))
        if source.before != source.head:
            yield from _commits(source)
            yield from _aliases(source)
            yield from _observations(source)
        yield from tags.read(place.git, place.id)
        yield from _logs(place, reading, "partial" if source.boundary else "complete", expected)
        yield Cursor(place.id, "commit", f"{_how(place, reading, source.boundary)} {source.head}")


def _commits(source: Source) -> Iterator[Batch]:
    git, selection, fresh = source.place.git, source.selection, source.before is None
    rows = history.Rows(source.place.id, source.reading.identities)
    lines = source.place.lines
    try:
        for table in history.read(git, selection, rows, lines=lines, unknown=source.boundary):
            yield Batch(Commit, table, fresh)
    except GitError:
        if not lines:
            raise
        rows.take()
        for table in history.around_missing(git, selection, rows, source.boundary):
            yield Batch(Commit, table)


def _aliases(source: Source) -> Iterator[Alias]:
    """Identities that .mailmap maps to another, of the commits that are new."""
    git, identities = source.place.git, source.reading.identities
    if not git.text("ls-tree", "HEAD", "--", ".mailmap"):
        return
    out = git.raw("log", "--format=%ae%x00%an%x00%aE%x00%aN", "HEAD", "--")
    for address, name, mapped_address, mapped_name in {tuple(line.split(b"\0")) for line in out.splitlines()}:
        identity = identities.author(address, name).identity
        person = identities.author(mapped_address, mapped_name).identity
        if identity != person:
            yield Alias(source.place.id, identity, person)


def _observations(source: Source) -> Iterator[Observation]:
    place, now = source.place, source.reading.now
    made = files.changes(place.git, now)
    roots = place.git.text("log", "--max-parents=0", "--format=%ct", "HEAD", "--").split()
    since = min((files.time(root) for root in roots), default=now)
    yield from files.presence(place.id, since, made, now)
    yield from files.licences(place.id, made, _licence_of(place, made), now)


def _licence_of(place: Place, made: list[files.Change]) -> dict[str, str | None]:
    """Licence blob → SPDX id; blobs that a clone without blobs lacks are asked for in one request."""
    blobs = sorted({change.blob for change in made if change.kind == "licence" and change.blob})
    lacking = files.lacking(place.git, blobs)
    if lacking and place.remote:
        place.git.network(
            "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no",
            "--stdin", "origin", stdin="\n".join(lacking).encode(),
        )  # fmt: skip
    readable = files.small_enough(place.git, blobs)
    return {blob: licence.identify(place.git.raw("cat-file", "blob", blob)) for blob in readable}


def _logs(place: Place, reading: Reading, state: str, expected: int) -> Iterator[Collection]:
    """What is said of this reading; the rows themselves are counted once they are saved."""
    tagged = len(tags.names(place.git))
    totals = {"commit": expected, "tag": tagged, "observation": None} | ({"lines": expected} if place.lines else {})
    for resource, total in totals.items():
        yield Collection(
            place.id, resource, reading.now, reading.clock(), place.confirmed_at,
            state=state, expected=total, requests=place.requests if resource == "commit" else 0,
        )  # fmt: skip


def _replaced(source: Source) -> list[tuple[type, dict[str, str]]]:
    """What goes before the page is saved: all of a history read anew, and what is small and read whole."""
    mine = {"repository": source.place.id}
    always: list[tuple[type, dict[str, str]]] = [(Tag, mine)]
    if source.before == source.head:
        return always
    made = [(Observation, mine | {"kind": kind}) for kind in ("file", "licence")]
    aliases = [(Alias, {"source": source.place.id})]
    return [*always, *made, *aliases, *([] if source.before else [(Commit, mine)])]


def _repository(target: Target, place: Place, head: str | None, boundary: Set[str]) -> Repository:
    whole = [place.git.text("log", "-1", "--format=%ct", commit, "--") for commit in boundary]
    try:
        branch = place.git.text("symbolic-ref", "--short", "HEAD")
    except GitError:
        branch = None  # a detached HEAD has no name
    return Repository(
        place.id, target.organisation, target.role, str(target), place.forge,
        default_branch=branch, head=head, complete_from=max(map(files.time, whole), default=None),
    )  # fmt: skip


def _head(git: Git) -> str | None:
    """The commit of HEAD; None where nothing was ever committed. Raises GitError on a damaged one."""
    try:
        return git.text("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except GitError:
        if git.text("for-each-ref", "--count=1", "refs/heads", "refs/remotes"):
            raise
        return None


def _boundary(git: Git) -> Set[str]:
    """Commits of HEAD whose parents a shallow history leaves out."""
    shallow = git.directory / "shallow"
    if not shallow.exists():
        return frozenset()
    roots = git.text("rev-list", "--max-parents=0", "HEAD").split()
    return frozenset(roots) & frozenset(shallow.read_text("ascii").split())


def _how(place: Place, reading: Reading, boundary: Set[str]) -> str:
    """All that decides how a commit is read; a reading made otherwise is not continued."""
    cut = reading.identities.hash(" ".join(sorted(boundary)).encode())[:8] if boundary else "whole"
    lines = "lines" if place.lines else "plain"
    return f"{READER} {lines} {cut} {reading.identities.configured}"


def _last_head(place: Place, reading: Reading, head: str, boundary: Set[str]) -> str | None:
    """The head of the last reading, if this one can go on from there: same way of reading, not rewritten."""
    how, _, last = reading.cursors.get((place.id, "commit"), "").rpartition(" ")
    if not last or how != _how(place, reading, boundary):
        return None
    try:
        place.git.text("merge-base", "--is-ancestor", last, head)
    except GitError:
        return None
    return last


@contextmanager
def _worded(place: Place) -> Iterator[None]:
    try:
        yield
    except GitError as error:
        raise Problem("git.corrupt", path=place.git.directory, why=str(error)) from error
