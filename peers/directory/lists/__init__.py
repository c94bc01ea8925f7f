"""Lists of administrations that others publish, one module each.

A list is a module of this folder with `TITLE`, `PUBLISHED` (the name of each of its files → the address where it is
published), `FILES` (how its files are called in a checkout of whoever publishes it; patterns as in `Path.match`), and
`read(documents)`, which yields an Administration for each entry and a Problem for each that had to be left out.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol, cast

from data.words import Problem
from peers.directory.administration import Administration
from peers.directory.documents import Document


class List(Protocol):
    """What such a module has."""

    TITLE: str
    PUBLISHED: Mapping[str, str]
    FILES: Sequence[str]

    def read(self, documents: Sequence[Document]) -> Iterator[Administration | Problem]:
        """Entries, and what was wrong with others. Raises Problem where a file is no such list."""


@cache
def lists() -> dict[str, List]:
    """Each list by the name of its module."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {name: cast("List", importlib.import_module(f"{__name__}.{name}")) for name in names}
