"""Collects a git repository: `git:PATH` is read in place, `git:URL` is fetched into the cache first.

Commits, tags, community files, licences and components of the default branch's HEAD; authors as keyed hashes.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime

from collectors import inventory
from collectors.contract import Batch, Failed, Page, Reading, Target
from collectors.git import address, clone, history, missing, observations, people, practices, publiccode, tags
from collectors.git.address import whole
from collectors.git.command import GitError
from collectors.git.place import Place, find
from collectors.git.source import Source, cut, head
from data.records import Alias, Collection, Commit, Cursor, Observation, Repository, Tag
from data.words import Problem

__all__ = ["OBSERVED", "RESOURCES", "collect", "repository_id", "whole"]

RESOURCES = ("commit", "tag", "observation", "component")
_DATED = ("file", "licence")  # kinds of observation whose history git tells; of the others, how they are now
OBSERVED = (*_DATED, practices.KIND, publiccode.KIND)
_CURSORS = ("commit", "alias", "observation", "component")


def repository_id(target: Target, reading: Reading) -> str:
    """The repository id a target gets, whether it can be read or not. Raises Problem."""
    return address.repository_id(target, reading.taken)


def collect(target: Target, reading: Reading) -> Iterator[Page | Failed]:
    """The whole of a repository, or what is new in it; then what it is built from. Raises Problem."""
    place = find(target, reading)
    with _worded(place):
        commit = head(place.git)
        if commit is None:
            yield _empty(target, place, reading)
            return
        source = Source(place, reading, commit, cut(place.git))
        yield Page(
            place.id, _rows(target, source), _replaced(source), _confirms(source), seen=_seen(source), more=True
        )  # fmt: skip
        yield from inventory.of(source, target, reading)
        yield Page(place.id)


def _empty(target: Target, place: Place, reading: Reading) -> Page:
    """A repository without a commit: a state, not a failure."""
    mine = {"repository": place.id}
    replaced: list[tuple[type, dict[str, str]]] = [(kind, mine) for kind in (Commit, Tag, Observation)]
    read = [kind for kind in _CURSORS if kind != "component" or (place.id, "sbom") not in reading.cursors]
    replaced += [(Cursor, mine | {"resource": kind}) for kind in read]
    logs = _logs(place, reading, "empty", dict.fromkeys(RESOURCES, 0))
    return Page(
        place.id, [_repository(target, place), *logs], [*replaced, (Alias, {"source": place.id})],
        inventory=inventory.none(place.id, reading, place.confirmed_at),
    )  # fmt: skip


def _rows(target: Target, source: Source) -> Iterator[object]:
    place, git = source.place, source.git
    with _worded(place), ThreadPoolExecutor() as beside:
        expected = beside.submit(git.text, "rev-list", "--count", "HEAD")
        yield _repository(target, place, source)
        if not source.unchanged:
            observed = beside.submit(observations.read, source)
            yield from _commits(source)
            yield from people.aliases(source)
            yield from observed.result()
        tagged = list(tags.read(git, place.id))
        yield from tagged
        commits = int(expected.result())
        totals = {"commit": commits, "tag": len(tagged), "observation": None}
        state = "partial" if source.cut else "complete"
        yield from _logs(place, source.reading, state, totals | ({"lines": commits} if place.lines else {}))
        yield Cursor(place.id, "commit", f"{source.mark} {source.head}")
        yield Cursor(place.id, "alias", source.mailmap)


def _confirms(source: Source) -> dict[str, datetime]:
    """Kinds of observation that still hold; the others are looked at again wherever anything has changed."""
    kinds = OBSERVED if source.unchanged else _DATED
    return dict.fromkeys(kinds, source.place.confirmed_at)


def _seen(source: Source) -> Iterator[Observation]:
    """Comes after the rows, for which the files that are read here were fetched too."""
    if not source.unchanged:
        with _worded(source.place):
            yield from practices.read(source)
            yield from publiccode.read(source)


def _commits(source: Source) -> Iterator[Batch]:
    fresh, lines = source.before is None, source.place.lines
    rows = history.Rows(source.place.id, source.reading.identities, source.cut)
    try:
        for table in history.read(source.git, source.selection, rows, lines=lines):
            yield Batch(Commit, table, fresh)
    except GitError:
        if not lines:
            raise
        rows.take()
        for table in missing.read(source.git, source.selection, rows):
            yield Batch(Commit, table)


def _replaced(source: Source) -> list[tuple[type, dict[str, str]]]:
    """What goes before the page is saved: what is read whole, because it is small or cannot be continued."""
    mine = {"repository": source.place.id}
    replaced: list[tuple[type, dict[str, str]]] = [(Tag, mine)]
    if source.before is None:
        replaced.append((Commit, mine))
    if source.files_known_until is None:
        replaced += [(Observation, mine | {"kind": kind}) for kind in _DATED]
    if not source.mailmap_is_known:
        replaced.append((Alias, {"source": source.place.id}))
    return replaced


def _repository(target: Target, place: Place, source: Source | None = None) -> Repository:
    return Repository(
        place.id, target.organisation, target.role, str(target), place.forge, default_branch=place.branch,
        head=source.head if source else None, complete_from=source.complete_from if source else None,
        private=target.private,
    )  # fmt: skip


def _logs(place: Place, reading: Reading, state: str, totals: dict[str, int | None]) -> Iterator[Collection]:
    """What is said of this reading; the rows themselves are counted once they are saved."""
    for resource, total in totals.items():
        yield Collection(
            place.id, resource, reading.started, reading.clock(), place.confirmed_at, state, total,
            requests=place.git.requests if resource == "commit" else 0,
        )  # fmt: skip


@contextmanager
def _worded(place: Place) -> Iterator[None]:
    """What git could not do, as a sentence; a damaged clone of ours goes, the next collection makes it anew."""
    try:
        yield
    except GitError as error:
        if place.url:
            clone.drop(place.git)
            raise Problem("git.clone", url=place.url, why=str(error)) from error
        raise Problem("git.corrupt", path=place.git.directory, why=str(error)) from error
