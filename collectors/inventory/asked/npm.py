"""package.json and package-lock.json."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from collectors.inventory.asked.manifest import DEVELOPMENT, RUNTIME, Manifest, merged, purl, table, text

_INSIDE = "node_modules/"
_NEAR = ("file:", "link:", "workspace:", "portal:", ".", "/", "~/")  # in the repository itself, or beside it


def package(content: bytes) -> Manifest:
    """package.json."""
    said = table(json.loads(content))
    return Manifest(_named(said), merged(_asked(said)))


def lock(content: bytes) -> Manifest:
    """package-lock.json and npm-shrinkwrap.json, in all three versions."""
    said = table(json.loads(content))
    packages = table(said, "packages")
    if not packages:
        return Manifest(_named(said), None, merged(_nested(said)))
    ours = [table(entry) for path, entry in packages.items() if _INSIDE not in path]
    links = {path.rpartition(_INSIDE)[2] for path, entry in packages.items() if table(entry).get("link")}
    folders = {path for path in packages if path and _INSIDE not in path}  # by which Syft calls a workspace
    own = {name for entry in ours for name in _named(entry)} | {purl("npm", name) for name in links | folders}
    return Manifest(own, merged(*map(_asked, ours)), merged(_flat(packages)))


def _named(said: Mapping[str, Any]) -> set[str]:
    name = text(said.get("name"))
    return {purl("npm", name)} if name else set()


def _asked(said: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    for key, scope in (("dependencies", RUNTIME), ("optionalDependencies", RUNTIME), ("devDependencies", DEVELOPMENT)):
        for name, wanted in table(said, key).items():
            if not str(wanted).startswith(_NEAR):
                alias = str(wanted).removeprefix("npm:") if str(wanted).startswith("npm:") else name
                yield purl("npm", alias[:1] + alias[1:].partition("@")[0]), scope


def _flat(packages: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Versions 2 and 3: each place in node_modules; where another name stands there, the entry says its own."""
    for path, entry in packages.items():
        said = table(entry)
        version = text(said.get("version"))
        if _INSIDE in path and version and not said.get("link"):
            name = text(said.get("name")) or path.rpartition(_INSIDE)[2]
            yield purl("npm", name, version), DEVELOPMENT if said.get("dev") else RUNTIME


def _nested(said: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Version 1: each package with those below it, however deep; what is not from a registry has no version."""
    waiting = [said]
    while waiting:
        for name, entry in table(waiting.pop(), "dependencies").items():
            inner = table(entry)
            version = text(inner.get("version"))
            if version and ":" not in version:
                yield purl("npm", name, version), DEVELOPMENT if inner.get("dev") else RUNTIME
            waiting.append(inner)
