"""Before you build: the software that is there already, ours and that of peers, looked for and compared."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log
from typing import NamedTuple

from data.snapshot import Snapshot
from peers.directory.administration import folded
from peers.known import read

_COMMON = 10  # what more than this many repositories and a tenth of all say, such as a language, is no kind of its own

_ROWS = """
select organisation, role = 'self', repository, title, description, categories, topics, software_type, url, used_by,
       licence, last_commit, archived
from software
order by repository
"""


@dataclass(frozen=True)
class Software:
    """A row of the snapshot's table `software`; `whose` is the name of its administration."""

    organisation: str
    whose: str
    ours: bool
    repository: str
    title: str
    description: str | None
    categories: str | None
    topics: str | None
    software_type: str | None
    url: str | None
    used_by: int | None
    licence: str | None
    last_commit: date | None
    archived: bool

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Categories and topics, by what they are compared by."""
        said = ", ".join(filter(None, (self.categories, self.topics))).split(", ")
        return {kind(one): one for one in reversed(said) if one}

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What is searched."""
        said = (self.title, self.description, self.categories, self.topics, self.repository)
        return tuple(folded(text) for text in said if text)


class Alike(NamedTuple):
    """Software of a peer, that of ours which is of the same kind, and what both say."""

    theirs: Software
    ours: list[Software]
    shared: list[str]


def kind(said: str) -> str:
    """What a category or topic is compared by: Building permits is building-permits."""
    return "-".join(folded(said).split())


def software(snapshot: Snapshot) -> list[Software]:
    """All of it, by repository."""
    names = {one.organisation: one.name for one in read(snapshot)}
    return [Software(row[0], names.get(row[0], row[0]), *row[1:]) for row in snapshot.rows(_ROWS)]


def kinds(every: Iterable[Software]) -> dict[str, str]:
    """Every category and topic as it is written, the most frequent first; by what they are compared by."""
    counted = Counter(kind for one in every for kind in one.kinds)
    written = {kind: said for one in every for kind, said in one.kinds.items()}
    return {kind: written[kind] for kind, _n in sorted(counted.items(), key=lambda one: (-one[1], one[0]))}


def search(every: Iterable[Software], words: str, wanted: Collection[str] = ()) -> list[Software]:
    """Where every word stands somewhere, whatever its case or accents, and one of the wanted kinds; the best first.

    The best has the words in the most places, then the most users it declares, then the newest commit; what is
    archived comes last.
    """
    parts = folded(words).split()
    fits = [
        one
        for one in every
        if (not wanted or not one.kinds.keys().isdisjoint(wanted))
        and all(any(part in text for text in one.texts) for part in parts)
    ]
    return sorted(fits, key=lambda one: (one.archived, -_matches(one, parts, wanted), *_standing(one)))


def alike(every: Collection[Software]) -> list[Alike]:
    """Software of peers that says the same categories or topics as some of ours; what is seldom said weighs most."""
    weights = _weights(every)
    ours = [one for one in every if one.ours]
    known = {kind for one in ours for kind in one.kinds if kind in weights}
    found: list[tuple[float, Alike]] = []
    for theirs in every:
        shared = [] if theirs.ours else sorted(known & theirs.kinds.keys(), key=lambda kind: (-weights[kind], kind))
        if shared:
            same = [one for one in ours if not one.kinds.keys().isdisjoint(shared)]
            said = [theirs.kinds[kind] for kind in shared]
            found.append((sum(weights[kind] for kind in shared), Alike(theirs, same, said)))
    found.sort(key=lambda one: (one[1].theirs.archived, -one[0], *_standing(one[1].theirs)))
    return [one for _weight, one in found]


def _weights(every: Collection[Software]) -> dict[str, float]:
    """Of each kind that is not too common to tell anything."""
    counted = Counter(kind for one in every for kind in one.kinds)
    return {kind: log(1 + len(every) / n) for kind, n in counted.items() if n <= max(_COMMON, len(every) / 10)}


def _matches(one: Software, parts: Iterable[str], wanted: Collection[str]) -> int:
    return sum(part in text for part in parts for text in one.texts) + len(one.kinds.keys() & {*wanted})


def _standing(one: Software) -> tuple[int, int, str]:
    """Users and newest commit, for an ascending order."""
    return -(one.used_by or 0), -(one.last_commit or date.min).toordinal(), one.repository
