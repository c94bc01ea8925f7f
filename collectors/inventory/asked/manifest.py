"""What one file says of packages, in the same words whatever its format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from packageurl import PackageURL
from packaging.utils import canonicalize_name

RUNTIME, DEVELOPMENT = "runtime", "development"

Scopes = dict[str, str | None]  # purl → runtime, development, None where that is not said


class Unreadable(Exception):
    """A manifest that is a program, which nobody can read but the tool it is for."""


@dataclass
class Manifest:
    """Packages are purls without version.

    own: the repository's own
    asked: those that the repository itself asks for; None where the file does not say which
    locked: purls with version that are installed, where the file's reader knows them all
    """

    own: set[str] = field(default_factory=set)
    asked: Scopes | None = None
    locked: Scopes = field(default_factory=dict)


def merged(*several: Iterable[tuple[str, str | None]]) -> Scopes:
    """What is needed to run and to develop is needed to run."""
    found: Scopes = {}
    for pairs in several:
        for purl, scope in pairs:
            known = found.setdefault(purl, scope)
            found[purl] = known if known == RUNTIME or scope == DEVELOPMENT else scope
    return found


def purl(kind: str, name: str, version: str | None = None) -> str:
    """The purl of a package as its ecosystem writes its name. Raises ValueError."""
    namespace, _, last = name.rpartition("/")
    return PackageURL(kind, namespace or None, last, version or None).to_string()


def pypi(name: str, version: str | None = None) -> str:
    """The purl of a Python package, of whose name many spellings are one. Raises ValueError."""
    return purl("pypi", canonicalize_name(name), version)


def table(parent: object, *keys: str) -> Mapping[str, Any]:
    """The table below some keys; empty where there is none."""
    for key in keys:
        parent = parent.get(key) if isinstance(parent, Mapping) else None
    return parent if isinstance(parent, Mapping) else {}


def tables(parent: object, key: str) -> list[Mapping[str, Any]]:
    """The tables in a list."""
    found = parent.get(key) if isinstance(parent, Mapping) else None
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def text(value: object) -> str | None:
    """A text that says something."""
    return value.strip() or None if isinstance(value, str) else None
