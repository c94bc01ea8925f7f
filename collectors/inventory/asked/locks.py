"""Lockfiles of which Syft, in one release or another, reads nothing or not all."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from collectors.inventory.asked.manifest import (
    DEVELOPMENT,
    RUNTIME,
    Manifest,
    merged,
    purl,
    pypi,
    table,
    tables,
    text,
)  # fmt: skip

_OURS = {"editable", "virtual", "directory", "path"}  # where uv says that a package is the repository's own


def pipfile(content: bytes) -> Manifest:
    """Pipfile.lock."""
    said = json.loads(content)
    parts = (("default", RUNTIME), ("develop", DEVELOPMENT))
    return Manifest(locked=merged(*(_pinned(table(said, key), scope) for key, scope in parts)))


def python(content: bytes) -> Manifest:
    """uv.lock, poetry.lock, pdm.lock and pylock.toml."""
    said = tomllib.loads(content.decode("utf-8-sig"))
    found = [each for key in ("package", "packages") for each in tables(said, key) if text(each.get("name"))]
    own = [each for each in found if not _OURS.isdisjoint(table(each, "source"))]
    locked = ((pypi(each["name"], text(each.get("version"))), None) for each in found if each not in own)
    return Manifest({pypi(each["name"]) for each in own}, None, merged(locked))


def cargo(content: bytes) -> Manifest:
    """Cargo.lock: what comes from nowhere is the repository's own."""
    found = tables(tomllib.loads(content.decode("utf-8-sig")), "package")
    return Manifest({purl("cargo", str(each.get("name"))) for each in found if "source" not in each})


def composer(content: bytes) -> Manifest:
    """composer.lock."""
    said = json.loads(content)
    parts = (("packages", RUNTIME), ("packages-dev", DEVELOPMENT))
    return Manifest(locked=merged(*(_listed(tables(said, key), scope) for key, scope in parts)))


def nuget(content: bytes) -> Manifest:
    """packages.lock.json: for each framework, what is asked for and what comes with it; projects are own ones."""
    frameworks = table(json.loads(content), "dependencies").values()
    found = [(name, table(each)) for some in frameworks for name, each in table(some).items()]

    def of(*kinds: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        return ((name, each) for name, each in found if each.get("type") in kinds)

    return Manifest(
        {purl("nuget", name) for name, _each in of("Project")},
        merged((purl("nuget", name), None) for name, _each in of("Direct")),
        merged((purl("nuget", name, text(each.get("resolved"))), None) for name, each in of("Direct", "Transitive")),
    )


def _pinned(packages: Mapping[str, Any], scope: str) -> Iterator[tuple[str, str]]:
    for name, each in packages.items():
        if version := text(table(each).get("version")):
            yield pypi(name, version.lstrip("=")), scope


def _listed(packages: list[Mapping[str, Any]], scope: str) -> Iterator[tuple[str, str]]:
    for each in packages:
        if name := text(each.get("name")):
            yield purl("composer", name, text(each.get("version"))), scope
