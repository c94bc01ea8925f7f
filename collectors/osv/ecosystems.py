"""OSV's names of ecosystems and packages, from purls and back to one spelling."""

import re
from typing import NamedTuple

from packageurl import PackageURL

_OF_PURL = {
    "pypi": "PyPI",
    "npm": "npm",
    "maven": "Maven",
    "golang": "Go",
    "cargo": "crates.io",
    "gem": "RubyGems",
    "nuget": "NuGet",
    "composer": "Packagist",
    "hex": "Hex",
    "pub": "Pub",
    "githubactions": "GitHub Actions",
}
_DISTRIBUTIONS = {"Debian", "Ubuntu", "Alpine"}
_BETWEEN = {"maven": ":"}
_ANY_CASE = {"GitHub Actions", "Go", "Hex", "NuGet", "Packagist", "npm"}


class Named(NamedTuple):
    """A package as OSV names it: ecosystem without suffix, and name."""

    ecosystem: str
    name: str


def base(ecosystem: str) -> str:
    """The ecosystem without its suffix: of Debian:12 and of Maven:https://repository.example the first word."""
    return ecosystem.partition(":")[0]


def normal(ecosystem: str, name: str) -> str:
    """The one spelling of a package's name. Python's is that of PEP 503.

    Where the registry ignores case, or a purl does not keep it (npm's), names are compared in lower case.
    """
    kind = base(ecosystem)
    if kind == "PyPI":
        return re.sub(r"[-_.]+", "-", name).lower()
    return name.lower() if kind in _ANY_CASE else name


def of_purl(purl: str) -> Named | None:
    """What OSV calls a purl's package; None for a purl that cannot be read or that OSV has no ecosystem for."""
    try:
        parts = PackageURL.from_string(purl)
    except ValueError:
        return None
    ecosystem = _OF_PURL.get(parts.type)
    if ecosystem is None:
        return None
    between = _BETWEEN.get(parts.type, "/")
    name = between.join(part for part in (parts.namespace, parts.name) if part)
    return Named(ecosystem, normal(ecosystem, name) if ecosystem == "PyPI" else name)  # a purl keeps its dots


def speaks_of(given: str, used: str) -> bool:
    """Whether an advisory for the ecosystem `given` speaks of the one `used`.

    A release of a distribution is an ecosystem of its own; a suffix of another says where packages come from.
    """
    if base(given) != base(used) or not given:
        return False
    return given == used or base(given) not in _DISTRIBUTIONS or ":" not in given
