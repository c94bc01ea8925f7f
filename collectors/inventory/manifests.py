"""The files of HEAD that name packages: which there are, and written out into a folder.

Left out are those in copies of other projects and in projects that were made up for tests (`manifests.yaml`): they
are not what the software is built from.
"""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import IO

import yaml

from collectors.git.changes import FILE_MODES
from collectors.git.source import Source
from data.words import Problem

LARGEST = 50 << 20  # bytes of one file
LARGEST_SUM = 500 << 20  # bytes of all
_LONGEST_NAME, _LONGEST_PATH, _DEEPEST = 255, 2000, 60  # what a file system takes


def of(source: Source) -> dict[str, str]:
    """Path → blob of each. Names that are not UTF-8 keep their bytes as `os.fsdecode` does. Raises GitError."""
    found = {}
    for entry in source.git.raw("ls-tree", "-r", "-z", "HEAD").split(b"\0")[:-1]:
        facts, _, name = entry.partition(b"\t")
        mode, _, blob = facts.split()
        path = name.decode("utf-8", "surrogateescape")
        if mode in FILE_MODES and _is_wanted(path):
            found[path] = blob.decode()
    return found


def write(source: Source, manifests: Mapping[str, str], folder: Path) -> None:
    """Writes them as HEAD has them. Raises GitError; Problem where one is too large or not in this clone."""
    blobs = sorted(set(manifests.values()))
    if lacking := set(blobs) - source.bring(blobs):
        raise Problem("syft.incomplete", repository=source.place.id, count=len(lacking))
    paths: dict[str, list[Path]] = {blob: [] for blob in blobs}
    for path, blob in manifests.items():
        paths[blob].append(_inside(folder, path, source.place.id))
    with source.git.lines("cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in blobs).encode()) as stream:
        left = LARGEST_SUM
        for blob in blobs:
            content = _next(stream, min(left, LARGEST), source.place.id)
            left -= len(content)
            for file in paths[blob]:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)


def is_lockfile(name: str) -> bool:
    """Whether a file of this name lists everything that is installed."""
    return any(fnmatchcase(name.lower(), glob) for glob in _listed()["lockfiles"])


def _next(stream: IO[bytes], limit: int, repository: str) -> bytes:
    """The content of the next blob, after a line `BLOB blob SIZE`, before a line end."""
    size = int(stream.readline().rpartition(b" ")[2])
    if size > limit:
        raise Problem("syft.large", repository=repository, limit=LARGEST >> 20, sum=LARGEST_SUM >> 20)
    return stream.read(size + 1)[:-1]


def _inside(folder: Path, path: str, repository: str) -> Path:
    """Where a path of the repository lies in a folder. Git allows names that lead out of it; those are refused."""
    file = folder / path
    if not file.resolve().is_relative_to(folder.resolve()):
        raise Problem("syft.path", repository=repository, path=ascii(path))
    return file


def _is_wanted(path: str) -> bool:
    """Whether a path is a manifest that counts, and one that a file system can hold."""
    *folders, name = path.lower().split("/")
    if not _PASSED_OVER.isdisjoint(folders) or not any(_matches(path.lower(), name, glob) for glob in _globs()):
        return False
    sizes = [len(part.encode("utf-8", "surrogateescape")) for part in path.split("/")]
    return max(sizes) <= _LONGEST_NAME and sum(sizes) <= _LONGEST_PATH and len(sizes) <= _DEEPEST


def _matches(path: str, name: str, glob: str) -> bool:
    return fnmatchcase(path, glob) if "/" in glob else fnmatchcase(name, glob)


@cache
def _listed() -> dict[str, list[str]]:
    listed: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "manifests.yaml").read_text("utf-8"))
    return listed


def _globs() -> Iterator[str]:
    return (glob for kind, globs in _listed().items() if kind not in ("passed_over", "lockfiles") for glob in globs)


_PASSED_OVER = frozenset(_listed()["passed_over"])
