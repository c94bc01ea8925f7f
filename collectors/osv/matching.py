"""Whether an OSV record speaks of a version in use, evaluated as the OSV schema says.

A record is what its JSON or YAML holds. It may be wrong in any way: what cannot be read is never a match.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from collectors.osv.ecosystems import normal, speaks_of
from collectors.osv.times import utc
from collectors.osv.versions import read

_BEGINNING = "0"
_ENDS = ("fixed", "last_affected")
_KINDS = {"SEMVER", "ECOSYSTEM"}


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
    if utc(record.get("withdrawn")):
        return None
    entries = [_Entry(entry, used.ecosystem) for entry in _entries(record, used)]
    if _affected(entries, used.version):
        return Match(_mended(entries, used))
    if any(entry.unreadable for entry in entries):
        raise UnreadableError
    return None


def packages(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Ecosystem and name, in its one spelling, of each package that a record speaks of. Raises UnreadableError."""
    return (named for _entry, named in _named(record))


class _Entry:
    """One `affected` of a record: versions one by one and spans between versions, as far as they can be read."""

    def __init__(self, entry: dict[str, Any], ecosystem: str) -> None:
        self.unreadable = False
        self.ecosystem = ecosystem
        self.versions = set(self._texts(entry.get("versions")))
        self.ranges = list(self._ranges(entry.get("ranges")))

    def affects(self, version: str) -> bool:
        """Whether a version is among its versions or in one of its ranges."""
        inside = version in self.versions or any(self._within(version, one) for one in self.ranges)
        return inside or (not self.ranges and self._same(version))

    def fixes(self) -> set[str]:
        """Every version that mends it."""
        return {version for one in self.ranges for kind, version in one if kind == "fixed"}

    def _same(self, version: str) -> bool:
        """Whether its versions, without ranges, have the same in another spelling: v1.0 for 1.0, 1.0 for 1.0.0."""
        key = read(self.ecosystem, version)
        return key is not None and any(read(self.ecosystem, other) == key for other in self.versions)

    def _within(self, version: str, events: list[tuple[str, str]]) -> bool:
        key, inside = read(self.ecosystem, version), False
        if key is None:
            every = all(event == ("introduced", _BEGINNING) for event in events)
            self.unreadable = self.unreadable or not every
            return every
        limits = [limit for kind, limit in events if kind == "limit"]
        if limits and not any(limit == "*" or key < read(self.ecosystem, limit) for limit in limits):
            return False
        for kind, bound in events:
            if kind == "introduced" and (bound == _BEGINNING or key >= read(self.ecosystem, bound)):
                inside = True
            elif (kind == "fixed" and key >= read(self.ecosystem, bound)) or (
                kind == "last_affected" and key > read(self.ecosystem, bound)
            ):
                inside = False
        return inside

    def _ranges(self, given: Any) -> Iterator[list[tuple[str, str]]]:
        for one in self._list(given):
            kind = one.get("type") if isinstance(one, dict) else None
            if kind == "GIT":
                continue
            known = isinstance(kind, str) and kind in _KINDS
            events = self._events(one.get("events")) if known else None
            if events is None:
                self.unreadable = True
            else:
                yield events

    def _events(self, given: Any) -> list[tuple[str, str]] | None:
        """A range's events in the ecosystem's order; None where one cannot be read, or an end has no beginning."""
        events: list[tuple[str, str]] = []
        for event in given if isinstance(given, list) else ():
            if not isinstance(event, dict) or len(event) != 1:
                return None
            events.extend(event.items())
        if not all(self._readable(kind, version) for kind, version in events):
            return None
        events.sort(key=self._place)
        return events if _begins_first(events) else None

    def _readable(self, kind: str, version: Any) -> bool:
        if not isinstance(version, str) or kind not in {"introduced", "limit", *_ENDS}:
            return False
        free = (kind, version) in {("introduced", _BEGINNING), ("limit", "*")}
        return free or read(self.ecosystem, version) is not None

    def _place(self, event: tuple[str, str]) -> tuple[bool, Any, bool]:
        """Sorts events: what was there from the beginning first, and at one version the end after the beginning."""
        kind, version = event
        if version == "*" or (kind == "introduced" and version == _BEGINNING):
            return False, 0, False
        return True, read(self.ecosystem, version), kind in _ENDS

    def _list(self, given: Any) -> list[Any]:
        if given is not None and not isinstance(given, list):
            self.unreadable = True
        return given if isinstance(given, list) else []

    def _texts(self, given: Any) -> Iterator[str]:
        for text in self._list(given):
            if isinstance(text, str):
                yield text
            else:
                self.unreadable = True


def _begins_first(events: list[tuple[str, str]]) -> bool:
    """Whether no end comes before the first beginning, and no beginning stays open while an end is left over."""
    inside, left_over = False, False
    for kind, _version in events:
        if kind == "introduced":
            inside = True
        elif kind in _ENDS:
            left_over = left_over or not inside
            inside = False
    first = next((kind for kind, _version in events if kind != "limit"), None)
    return first == "introduced" and not (inside and left_over)


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


def _entries(record: dict[str, Any], used: Used) -> Iterator[dict[str, Any]]:
    """What it says of a package in use."""
    wanted = normal(used.ecosystem, used.name)
    for entry, (ecosystem, name) in _named(record):
        if name == wanted and speaks_of(ecosystem, used.ecosystem):
            yield entry


def _affected(entries: list[_Entry], version: str) -> bool:
    return any(entry.affects(version) for entry in entries)


def _mended(entries: list[_Entry], used: Used) -> str | None:
    """The lowest version above the used one that mends it and is not itself spoken of."""
    key = read(used.ecosystem, used.version)
    later = [
        version
        for version in {version for entry in entries for version in entry.fixes()}
        if key is not None and read(used.ecosystem, version) > key and not _affected(entries, version)
    ]
    return min(later, key=lambda version: read(used.ecosystem, version), default=None)
