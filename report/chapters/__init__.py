"""The chapters of the long report, one file each; whoever adds one adds a file and nothing else.

A chapter is a module of this folder with PLACE, its place among the others, `chapter(sources)`, which is None where
there is nothing to tell and the one page says so, and `numbers(sources)`, every number that the chapter shows.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

from report.sources import Sources
from report.story import Chapter, Number


class Told(Protocol):
    """What such a module has."""

    PLACE: int

    def chapter(self, sources: Sources) -> Chapter | None:
        """The chapter in the language in use."""

    def numbers(self, sources: Sources) -> Iterator[Number]:
        """Its numbers; `part` is the module's name."""


@cache
def every() -> dict[str, Told]:
    """Each by the name of its module, in their order."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.ispkg)
    found = {name: cast("Told", importlib.import_module(f"{__name__}.{name}")) for name in names}
    return dict(sorted(found.items(), key=lambda one: one[1].PLACE))


def chapters(sources: Sources) -> tuple[Chapter, ...]:
    """Those that have something to tell. Raises Problem where a file cannot be read."""
    told = (one.chapter(sources) for one in every().values())
    return tuple(one for one in told if one)


def numbers(sources: Sources) -> Iterator[Number]:
    """Every number that the chapters show. Raises Problem as `chapters` does."""
    for one in every().values():
        yield from one.numbers(sources)
