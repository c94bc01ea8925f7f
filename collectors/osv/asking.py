"""What is in use, by package, and what a source of advisories gives for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from collectors.osv.ecosystems import base, normal, of_purl
from collectors.osv.matching import Used
from data.records import Vulnerability
from data.words import Problem


@dataclass(frozen=True)
class Asked:
    """A component in use: its purl, its package's purl, and what OSV calls it."""

    component: str
    package: str
    used: Used


@dataclass
class Counts:
    """What became of all that was to be asked. `asked` were answered whole; the others are unknown, not safe.

    `unpinned` have no version, `foreign` no ecosystem at OSV, `unasked` got no answer; `absent` names ecosystems of
    which the source has nothing. `undecided` counts pairs of component and advisory that no rule can compare,
    `doubtful` are their components, and `screened` those of which all is known. `broken` counts the records that
    cannot be read, `where` names the first.
    """

    asked: int = 0
    unpinned: int = 0
    foreign: int = 0
    unasked: int = 0
    undecided: int = 0
    doubtful: set[str] = field(default_factory=set)
    screened: set[str] = field(default_factory=set)
    absent: list[str] = field(default_factory=list)
    broken: int = 0
    where: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Candidate:
    """A record that may speak of something in use, and where it lies.

    Of the components in `said` the source itself says that it does.
    """

    record: dict[str, Any]
    where: str
    said: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Broken:
    """A record that cannot be read, where it lies, and the components of which the source says that it speaks."""

    where: str
    said: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Unasked:
    """Components for which there is no whole answer, and why not."""

    components: frozenset[str]
    problem: Problem | None = None


@dataclass(frozen=True)
class Absent:
    """An ecosystem of which the source has no advisories at all, and the components that were to be asked for."""

    ecosystem: str
    components: frozenset[str]


Given = Candidate | Vulnerability | Broken | Unasked | Absent
"""A Vulnerability is one that is known already and still holds."""


class Index:
    """Components by ecosystem, without suffix, and name in its one spelling."""

    def __init__(self, used: Iterable[tuple[str, str, str | None]], counts: Counts) -> None:
        self._of: dict[tuple[str, str], list[Asked]] = {}
        for component, package, version in dict.fromkeys(used):
            named = of_purl(package)
            if named is None:
                counts.foreign += 1
            elif not version:
                counts.unpinned += 1
            else:
                asked = Asked(component, package, Used(*named, version))
                self._of.setdefault((base(named.ecosystem), normal(*named)), []).append(asked)

    def of(self, ecosystem: str, name: str) -> list[Asked]:
        """The components of a package; `name` in its one spelling."""
        return self._of.get((base(ecosystem), name), [])

    def names(self) -> Iterator[str]:
        """The names of all packages, each in its one spelling."""
        return (name for _ecosystem, name in self._of)

    def ecosystems(self) -> dict[str, frozenset[str]]:
        """Each ecosystem, without suffix, with its components."""
        found: dict[str, set[str]] = {}
        for (ecosystem, _name), some in self._of.items():
            found.setdefault(ecosystem, set()).update(asked.component for asked in some)
        return {ecosystem: frozenset(components) for ecosystem, components in found.items()}

    def __iter__(self) -> Iterator[Asked]:
        return (asked for some in self._of.values() for asked in some)


class Source(Protocol):
    """Where advisories come from: a folder or OSV's API."""

    def candidates(self, index: Index) -> Iterator[Given]:
        """What may speak of the components in use. Raises Problem where there is nothing to ask at all."""
