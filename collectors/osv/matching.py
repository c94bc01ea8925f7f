"""Whether an OSV record speaks of a version in use, evaluated as the OSV schema says.

A record is what its JSON or YAML holds. It may be wrong in any way: what cannot be read is never a match.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from collectors.osv.ecosystems import normal, speaks_of
from collectors.osv.ranges import Range, ranges, texts
from collectors.osv.times import utc
from collectors.osv.versions import read


class UnreadableError(ValueError):
    """A part of a record cannot be read, and nothing else in it decides."""


@dataclass(frozen=True)
class Used:
    """A version in use: OSV's ecosystem, perhaps with its suffix, the package's name in any spelling, the version."""

    ecosystem: str
    name: str
    version: str


@dataclass(frozen=True)
class Match:
    """The record speaks of the version; `fixed` is the lowest later version that mends it, None = there is none."""

    fixed: str | None


def match(record: dict[str, Any], used: Used) -> Match | None:
    """What a record says of a version, None if nothing or if it was withdrawn. Raises UnreadableError."""
    return Spoken(record, used.ecosystem, used.name).match(used.version)


def packages(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Ecosystem and name, in its one spelling, of each package that a record speaks of. Raises UnreadableError."""
    return (named for _entry, named in _named(record))


class Spoken:
    """What a record says of one package, read once for all its versions in use. Raises UnreadableError."""

    def __init__(self, record: dict[str, Any], ecosystem: str, name: str) -> None:
        wanted = normal(ecosystem, name)
        self._withdrawn = utc(record.get("withdrawn")) is not None
        self._entries = [
            _Entry(entry, ecosystem)
            for entry, (given, called) in _named(record)
            if called == wanted and speaks_of(given, ecosystem)
        ]
        # what mends it, and is not itself spoken of
        fixes = {version for entry in self._entries for version in entry.fixes()}
        mending = [version for version in fixes if not self._affects(version)]
        self._mending = sorted(((read(ecosystem, version), version) for version in mending), key=lambda one: one[0])
        self._ecosystem = ecosystem

    def match(self, version: str) -> Match | None:
        """What it says of a version, None if nothing. Raises UnreadableError."""
        if self._withdrawn:
            return None
        key = read(self._ecosystem, version)
        if self._affects(version):
            return Match(next((fix for at, fix in self._mending if key is not None and at > key), None))
        if any(entry.unreadable or (key is None and entry.ranges) for entry in self._entries):
            raise UnreadableError
        return None

    def _affects(self, version: str) -> bool:
        return any(entry.affects(version) for entry in self._entries)


class _Entry:
    """One `affected` of a record: versions one by one and ranges, as far as they can be read."""

    def __init__(self, entry: dict[str, Any], ecosystem: str) -> None:
        self.ecosystem = ecosystem
        listed, unreadable = texts(entry.get("versions"))
        self.versions = frozenset(listed)
        self.ranges: list[Range]
        self.ranges, broken = ranges(entry.get("ranges"), ecosystem)
        self.unreadable = unreadable or broken

    def affects(self, version: str) -> bool:
        """Whether a version is among its versions or in one of its ranges."""
        key = read(self.ecosystem, version)
        inside = version in self.versions or any(one.holds(key) for one in self.ranges)
        return inside or (not self.ranges and self._same(key))

    def fixes(self) -> set[str]:
        """Every version that mends it."""
        return {version for one in self.ranges for version in one.fixes}

    def _same(self, key: Any) -> bool:
        """Whether its versions, without ranges, have the same in another spelling: v1.0 for 1.0, 1.0 for 1.0.0."""
        return key is not None and any(read(self.ecosystem, other) == key for other in self.versions)


def _named(record: dict[str, Any]) -> Iterator[tuple[dict[str, Any], tuple[str, str]]]:
    """What a record says of each package. Without a package it speaks of commits alone, and is left out."""
    affected = record.get("affected")
    if not isinstance(affected, list):
        raise UnreadableError
    for entry in affected:
        package = entry.get("package") if isinstance(entry, dict) else None
        ecosystem, name = (package.get("ecosystem"), package.get("name")) if isinstance(package, dict) else (None, None)
        if isinstance(ecosystem, str) and isinstance(name, str):
            yield entry, (ecosystem, normal(ecosystem, name))
