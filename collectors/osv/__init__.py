"""Known vulnerabilities of the components in use, from OSV: its API, or its archives in a folder."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from collectors.osv.advisories import advisory
from collectors.osv.api import Api
from collectors.osv.asking import Asked, Broken, Candidate, Counts, Index, Source, Unasked
from collectors.osv.bulk import Folder
from collectors.osv.ecosystems import base
from collectors.osv.matching import Match, Spoken, UnreadableError, packages
from data.records import Advisory, Vulnerability

__all__ = ["Api", "Counts", "Folder", "found"]

_NAMED = 20


def found(
    used: Iterable[tuple[str, str, str | None]], source: Source, now: datetime
) -> Iterator[Advisory | Vulnerability | Counts]:
    """Advisories that speak of what is used, the vulnerabilities they are, and at the end the counts, once.

    `used` are purl, purl of the package, version or None; `now` is when they are seen, UTC without zone. Raises
    Problem where the source cannot be asked at all; what it could answer only in part stands in the counts.
    """
    counts, unasked = Counts(), set[str]()
    index = Index(used, counts)
    seen: set[tuple[str, str]] = set()
    for given in source.candidates(index):
        match given:
            case Candidate():
                yield from _judged(given, index, counts, seen, now)
            case Broken(where):
                _note(counts, where)
            case Unasked(components, problem):
                unasked |= components
                counts.problems += [problem] if problem else []
            case Vulnerability():
                yield given
    counts.unasked = len(unasked)
    counts.asked = sum(1 for _ in index) - counts.unasked
    yield counts


def _judged(
    candidate: Candidate, index: Index, counts: Counts, seen: set[tuple[str, str]], now: datetime
) -> Iterator[Advisory | Vulnerability]:
    """The advisory and its vulnerabilities, if it speaks of anything in use; each pair once."""
    try:
        named = sorted({(base(ecosystem), name) for ecosystem, name in packages(candidate.record)})
        asked = [(one, some) for one in named if (some := index.of(*one))]
        row = advisory(candidate.record) if asked else None
    except UnreadableError:
        _note(counts, candidate.where)
        return
    if row is None:
        return
    rows = []
    for package, some in asked:
        spoken = Spoken(candidate.record, *package)
        for one in some:
            matched = _matched(spoken, one, candidate, counts)
            if matched and (one.component, row.advisory) not in seen:
                seen.add((one.component, row.advisory))
                rows.append(Vulnerability(one.component, one.package, row.advisory, matched.fixed, now))
    if rows:
        yield row
        yield from rows


def _matched(spoken: Spoken, asked: Asked, candidate: Candidate, counts: Counts) -> Match | None:
    try:
        return spoken.match(asked.used.version)
    except UnreadableError:
        # OSV itself can compare some versions that no published rule reads
        said = asked.component in candidate.said
        counts.undecided += not said
        return Match(None) if said else None


def _note(counts: Counts, where: str) -> None:
    counts.broken += 1
    if len(counts.where) < _NAMED:
        counts.where.append(where)
