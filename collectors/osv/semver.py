"""Semantic versions as keys that Python can sort, and NuGet's four numbers.

univers reads anything as a semantic version (1.2.3.4 becomes 1.2.3+4, 1!2 becomes 1.0.0-2), and lets what comes after
the plus decide, which semver.org rules out. So what these registries publish is read here, and nothing else.
"""

import re

Identifiers = tuple[tuple[bool, int, str], ...]
Key = tuple[tuple[int, ...], bool, Identifiers, Identifiers]

_IDENTIFIERS = r"[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*"
_REST = rf"(?:-(?P<pre>{_IDENTIFIERS}))?(?:\+(?P<build>{_IDENTIFIERS}))?"
_SEMVER = re.compile(rf"v?(?P<core>(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){{0,2}}){_REST}", re.ASCII)
_NUGET = re.compile(rf"(?P<core>[0-9]+(?:\.[0-9]+){{0,3}}){_REST}", re.ASCII)
_LEADING_ZERO = re.compile(r"0[0-9]+", re.ASCII)


def read(version: str) -> Key | None:
    """A semantic version's key, None if it is none. Go writes a v before it; numbers that are not there are 0."""
    found = _SEMVER.fullmatch(version)
    if not found or any(_LEADING_ZERO.fullmatch(part) for part in (found["pre"] or "").split(".")):
        return None
    return _key(found)


def read_pub(version: str) -> Key | None:
    """The same for Dart, where alone what comes after the plus counts: 1.0.0 < 1.0.0+1 < 1.0.0+2."""
    key, found = read(version), _SEMVER.fullmatch(version)
    return (*key[:3], _identifiers(found["build"])) if key and found else None


def read_nuget(version: str) -> Key | None:
    """NuGet's: up to four numbers, zeros before them do not count, nor does upper case."""
    found = _NUGET.fullmatch(version.lower())
    return _key(found) if found else None


def prerelease(key: Key) -> bool:
    """Whether it comes before a release. Go's pseudo-versions of untagged commits do."""
    return not key[1]


def _key(found: re.Match[str]) -> Key:
    numbers = [int(number) for number in found["core"].split(".")]
    core = tuple(numbers + [0] * (4 - len(numbers)))
    return core, not found["pre"], _identifiers(found["pre"]), ()


def _identifiers(text: str | None) -> Identifiers:
    """Numbers come before words and are compared as numbers; of two that begin alike the shorter comes first."""
    return tuple(
        (False, int(part), "") if part.isdigit() else (True, 0, part) for part in (text.split(".") if text else ())
    )
