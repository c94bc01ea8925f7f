"""Known vulnerabilities of the components in use, from OSV: its API, or its archives in a folder."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from collectors.osv.advisories import advisory
from collectors.osv.api import Api
from collectors.osv.asking import Asked, Broken, Candidate, Counts, Index, Source, Unasked
from collectors.osv.bulk import Folder
from collectors.osv.ecosystems import base
from collectors.osv.matching import Match, UnreadableError, match, packages
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
        named = {(base(ecosystem), name) for ecosystem, name in packages(candidate.record)}
        asked = [one for ecosystem, name in sorted(named) for one in index.of(ecosystem, name)]
        if not asked:
            return
        row = advisory(candidate.record)
    except UnreadableError:
        _note(counts, str(candidate.record.get("id"))[:100])
        return
    rows = [one for asking in asked if (one := _vulnerability(candidate, asking, row.advisory, counts, now))]
    fresh = [one for one in rows if (one.component, one.advisory) not in seen]
    seen.update((one.component, one.advisory) for one in fresh)
    if fresh:
        yield row
        yield from fresh


def _vulnerability(
    candidate: Candidate, asked: Asked, name: str, counts: Counts, now: datetime
) -> Vulnerability | None:
    try:
        matched = match(candidate.record, asked.used)
    except UnreadableError:
        # OSV itself can compare some versions that no published rule reads
        matched = Match(None) if asked.component in candidate.said else None
        counts.undecided += matched is None
    return Vulnerability(asked.component, asked.package, name, matched.fixed, now) if matched else None


def _note(counts: Counts, where: str) -> None:
    counts.broken += 1
    if len(counts.where) < _NAMED:
        counts.where.append(where)
