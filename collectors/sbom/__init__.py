"""Collects the list of components in an SBOM: `sbom:FILE`, or `sbom:REPOSITORY=FILE` for a repository.

A list of its own stands for software whose repository is not collected.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from collectors.contract import Page, Reading, Target
from collectors.sbom.document import read
from collectors.sbom.taken import Taken, page
from data.configuration import slug
from data.records import Collection, Cursor, Repository
from data.words import Problem

__all__ = ["RESOURCES", "collect", "repository_id", "whole"]

RESOURCES = ("component",)
_ELSEWHERE = ("commit", "tag", "observation")  # of what a list alone has none


def whole(value: str, base: Path) -> str:
    """The form in which a target's value is kept: the path made whole."""
    name, file = _parts(value)
    path = str((base / file).absolute())
    return f"{name}={path}" if name else path


def repository_id(target: Target, reading: Reading) -> str:
    """The repository that is named, else one called like the file; of two files the second is told by its folder."""
    name, file = _parts(target.value)
    if name:
        return name.lower()
    path = Path(file)
    stem = path.name.partition(".")[0]
    for part in (stem, f"{path.parent.name}-{stem}"):
        found = f"local/{slug(part)}"
        if reading.taken.get(found, str(target)) == str(target):
            return found
    raise Problem("sbom.name", file=path)


def collect(target: Target, reading: Reading) -> Iterator[Page]:
    """One page. Raises Problem; OSError where the file cannot be read."""
    name, file = repository_id(target, reading), Path(_parts(target.value)[1])
    if not file.is_file():
        raise Problem("sbom.no_file" if os.path.lexists(file) else "sbom.missing", file=file)
    document = read(file.read_bytes(), file.name)
    yield Page(name, [*_repository(name, target, reading), Cursor(name, "sbom", str(target))], more=True)
    yield page(name, Taken("given", reading.now, [(file.name, document)]), reading, str(target))
    yield Page(name)


def _parts(value: str) -> tuple[str, str]:
    """`github.com/city/app=bom.json` → both; a file alone has no repository before it."""
    name, _, file = value.rpartition("=")
    return (name, file) if "/" in name and not name.startswith((".", "/")) else ("", value)


def _repository(name: str, target: Target, reading: Reading) -> Iterator[Repository | Collection]:
    """What stands for software that nobody else collects: it has no commits, so none are missing."""
    if reading.taken.get(name, str(target)) == str(target):
        yield Repository(name, target.organisation, target.role, str(target), private=target.private)
        for resource in _ELSEWHERE:
            yield Collection(name, resource, reading.started, reading.clock(), reading.now, "empty", 0)
