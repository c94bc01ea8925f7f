"""Files that are offered: one, or all of a folder."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from data.words import Problem
from peers.exchange.reading import content, shown

MOST_FILES = 10_000
MOST_SUM = 1 << 30  # bytes; all are in memory at once


class Found(NamedTuple):
    """A file by what it is called, and its bytes or why there are none.

    `alone`: it was named, so it is meant to be an exchange file.
    """

    name: str
    raw: bytes | Problem
    alone: bool = False


def found(path: Path) -> Iterator[Found]:
    """A file; or every *.json in a folder and those below it, but for hidden ones. Links there are not followed.

    Raises Problem where nothing is there, or far too much.
    """
    if path.is_dir():
        files = sorted(_below(path))
        if len(files) > MOST_FILES or sum(file.lstat().st_size for file in files) > MOST_SUM:
            raise Problem("peers.many", file=shown(str(path)), limit=MOST_FILES, size=MOST_SUM >> 20)
        yield from (Found(shown(str(file)), _content(file)) for file in files)
    elif path.exists():
        yield Found(shown(str(path)), _content(path, follow=True), alone=True)
    else:
        raise Problem("peers.nowhere", file=shown(str(path)))


def is_wanted(path: str) -> bool:
    """Whether a path inside a folder is that of JSON and nothing in it is hidden."""
    return path.lower().endswith(".json") and not any(part.startswith(".") for part in path.split("/"))


def _below(folder: Path) -> Iterator[Path]:
    for at, _folders, names in os.walk(folder):
        inside = Path(at).relative_to(folder)
        yield from (Path(at, name) for name in names if is_wanted((inside / name).as_posix()))


def _content(file: Path, *, follow: bool = False) -> bytes | Problem:
    if file.is_symlink() and not follow:
        return Problem("peers.link", file=shown(str(file)))
    try:
        return content(file)
    except Problem as problem:
        return problem
