"""What a repository is built from, by the best source there is: a list that is given, committed, the forge's, a scan.

A list that was given (`sbom:FILE`) is not overruled; the git collector asks for the others here.
"""

from collections.abc import Iterator

from collectors.contract import Failed, Page, Reading, Target
from collectors.git.source import Source
from collectors.inventory import committed
from collectors.sbom.taken import page, unchanged
from data.words import Problem

__all__ = ["of"]

# Part of every cursor: when lists are read in another way, raise it, and they are read again.
READER = "1"


def of(source: Source, target: Target, reading: Reading) -> Iterator[Page | Failed]:
    """One page with the components of HEAD. What goes wrong does not stop the rest of the repository."""
    name, mark = source.place.id, f"{READER} {source.head}"
    if (name, "sbom") in reading.cursors:
        return
    if reading.cursors.get((name, "component")) == mark:
        yield unchanged(name)
        return
    try:
        yield page(name, committed.read(source), reading, mark)
    except Problem as problem:
        if problem.code == "disk.full":
            raise
        yield Failed(name, ("component",), problem, more=True)
