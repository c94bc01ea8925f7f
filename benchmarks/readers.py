"""Reads a bare repository with another program's library: `python readers.py perceval|pydriller PATH`.

Prints seconds, commits, added and removed lines. Runs in an environment of its own, which has the library.
"""

import sys
import time
from collections.abc import Iterator
from importlib import import_module


def perceval(path: str) -> Iterator[tuple[int, int]]:
    """Added and removed lines of each commit, as Perceval's git backend gives them; `-` is a binary file."""
    backend = import_module("perceval.backends.core.git").Git(path, path)
    for commit in backend.fetch(no_update=True):
        files = [file for file in commit["data"]["files"] if file.get("added", "-") != "-"]
        yield sum(int(file["added"]) for file in files), sum(int(file["removed"]) for file in files)


def pydriller(path: str) -> Iterator[tuple[int, int]]:
    """Added and removed lines of each commit, as PyDriller gives them."""
    for commit in import_module("pydriller").Repository(path).traverse_commits():
        yield commit.insertions, commit.deletions


def main() -> None:
    """Reads all of it with the one that was named."""
    name, path = sys.argv[1:]
    begin = time.perf_counter()
    lines = list({"perceval": perceval, "pydriller": pydriller}[name](path))
    added, removed = (sum(column) for column in zip(*lines, strict=True))
    print(time.perf_counter() - begin, len(lines), added, removed)


if __name__ == "__main__":
    main()
