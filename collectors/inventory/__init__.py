"""What a repository is built from, by the best source there is: a list that is given, committed, the forge's, a scan.

A list that was given (`sbom:FILE`) is not overruled; the git collector asks for the others here.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from collectors.contract import Failed, Page, Reading, Target
from collectors.git.source import Source
from collectors.inventory import committed, scanned, syft
from collectors.sbom.document import read
from collectors.sbom.taken import Taken, page, unchanged
from data.records import Component, Inventory
from data.words import Problem

__all__ = ["none", "of"]

# Part of every cursor: when lists are read in another way, raise it, and they are read again.
READER = "3"

_NAMED = 5  # files in one sentence


def of(source: Source, target: Target, reading: Reading) -> Iterator[Page | Failed]:
    """One page with the components of HEAD. What goes wrong does not stop the rest of the repository."""
    name = source.place.id
    if (name, "sbom") in reading.cursors:
        return
    mark = f"{READER} {syft.version()} {source.head}"
    if reading.cursors.get((name, "component")) == mark:
        yield unchanged(name, source.place.confirmed_at)
        return
    try:
        yield page(name, _best(source, target), reading, mark)
    except Problem as problem:
        if problem.code == "disk.full":
            raise
        yield Failed(name, ("component",), problem, more=True)


def none(repository: str, reading: Reading, at: datetime) -> tuple[Inventory, Sequence[Component]] | None:
    """The inventory of a repository that had no commit then; None where it has a list that was given."""
    if (repository, "sbom") in reading.cursors:
        return None
    return page(repository, Taken("scanned", at), reading, "").inventory


def _best(source: Source, target: Target) -> Taken:
    """What is committed, else what the forge says, else what a scan finds; one that lists nothing is passed over.

    Raises GitError; Problem, also where nothing is listed and a file that would do so cannot be read.
    """
    ours, unread = committed.read(source)
    if _lists(ours):
        return ours
    if forge := _of_forge(source, target):
        return forge
    scan, torn = scanned.read(source)
    if _lists(scan):
        if torn:
            source.reading.say(f"{source.place.id}: {Problem('inventory.torn', files=_few(torn))}")
        return scan
    if files := [*unread, *torn]:
        raise Problem("inventory.unreadable", repository=source.place.id, files=_few(files))
    return ours if ours.documents else scan


def _lists(taken: Taken) -> bool:
    return any(document.listed for _name, document in taken.documents)


def _few(files: list[str]) -> str:
    return ", ".join(files[:_NAMED]) + (" …" if len(files) > _NAMED else "")


def _of_forge(source: Source, target: Target) -> Taken | None:
    """The forge's own list, where it lists anything; what it could not answer with is said, a scan stands in for it."""
    try:
        report = target.report()
        document = read(report, target.value) if report else None
    except Problem as problem:
        if problem.code == "disk.full":
            raise
        source.reading.say(f"{source.place.id}: {problem}")
        return None
    return Taken("forge", source.reading.now, [(None, document)]) if document and document.listed else None
