"""Ranges of versions as OSV's events say them."""

from dataclasses import dataclass
from typing import Any

from collectors.osv.versions import read

_BEGINNING = "0"
_KINDS = {"SEMVER", "ECOSYSTEM"}
# At one version a range first ends and then the next begins; a last version comes after its own beginning.
_ORDER = {"fixed": 0, "introduced": 1, "last_affected": 2}


@dataclass(frozen=True)
class Range:
    """Events in the ecosystem's order, as kind and key (None = the very beginning), and the keys it stays below.

    `fixes` are the versions, as written, that end it.
    """

    events: list[tuple[str, Any]]
    limits: list[Any]
    fixes: list[str]

    def holds(self, key: Any) -> bool:
        """Whether a version lies within. One that cannot be read, None, does only where every version does."""
        if key is None:
            return not self.limits and all(event == ("introduced", None) for event in self.events)
        if self.limits and not any(key < limit for limit in self.limits):
            return False
        inside = False
        for kind, at in self.events:
            if kind == "introduced":
                inside = inside or at is None or key >= at
            elif key > at or (kind == "fixed" and key == at):
                inside = False
        return inside


def ranges(given: Any, ecosystem: str) -> tuple[list[Range], bool]:
    """The ranges of an `affected` that can be read, and whether there are others. Ranges of commits are left out."""
    listed = given if isinstance(given, list) else []
    found = [_range(one, ecosystem) for one in listed if not (isinstance(one, dict) and one.get("type") == "GIT")]
    return [one for one in found if one], None in found or not (given is None or isinstance(given, list))


def texts(given: Any) -> tuple[list[str], bool]:
    """The texts of a list, and whether there is something else."""
    listed = given if isinstance(given, list) else []
    found = [one for one in listed if isinstance(one, str)]
    return found, len(found) < len(listed) or not (given is None or isinstance(given, list))


def _range(given: Any, ecosystem: str) -> Range | None:
    """None where an event cannot be read, or an end has no beginning."""
    kind = given.get("type") if isinstance(given, dict) else None
    events = _events(given.get("events")) if isinstance(kind, str) and kind in _KINDS else None
    if events is None or not all(_readable(event, version, ecosystem) for event, version in events):
        return None
    bounds = [(event, version) for event, version in events if event != "limit"]
    keyed = [
        (event, None if (event, version) == ("introduced", _BEGINNING) else read(ecosystem, version))
        for event, version in bounds
    ]
    keyed.sort(key=lambda one: (one[1] is not None, one[1], _ORDER[one[0]]))
    if not _begins_first([event for event, _key in keyed]):
        return None
    limits = [version for event, version in events if event == "limit"]
    return Range(
        keyed,
        [] if "*" in limits else [read(ecosystem, limit) for limit in limits],
        [version for event, version in bounds if event == "fixed"],
    )


def _events(given: Any) -> list[tuple[str, Any]] | None:
    """Kind and version of each event, None where one is not one thing."""
    listed = given if isinstance(given, list) else []
    if not all(isinstance(event, dict) and len(event) == 1 for event in listed):
        return None
    return [pair for event in listed for pair in event.items()]


def _readable(event: str, version: Any, ecosystem: str) -> bool:
    if not isinstance(version, str) or (event != "limit" and event not in _ORDER):
        return False
    return (event, version) in {("introduced", _BEGINNING), ("limit", "*")} or read(ecosystem, version) is not None


def _begins_first(events: list[str]) -> bool:
    """Whether no end comes before the first beginning, and no beginning stays open while an end is left over."""
    inside, left_over = False, False
    for event in events:
        left_over = left_over or (event != "introduced" and not inside)
        inside = event == "introduced"
    return bool(events) and events[0] == "introduced" and not (inside and left_over)
