"""What a source's records say of the components in use."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from collectors.osv.advisories import advisory
from collectors.osv.asking import Absent, Asked, Broken, Candidate, Counts, Index, Source, Unasked
from collectors.osv.ecosystems import base
from collectors.osv.matching import Match, Spoken, UnreadableError, packages
from data.records import Advisory, Vulnerability

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
                try:
                    yield from _judged(given, index, counts, seen, now)
                except UnreadableError:
                    unasked |= _broken(given, counts)
            case Broken():
                unasked |= _broken(given, counts)
            case Unasked(components, problem):
                unasked |= components
                counts.problems += [problem] if problem and problem not in counts.problems else []
            case Absent(ecosystem, components):
                unasked |= components
                counts.absent.append(ecosystem)
            case Vulnerability():
                yield given
    answered = {asked.component for asked in index} - unasked
    counts.unasked, counts.asked = len(unasked), len(answered)
    counts.screened = answered - counts.doubtful
    yield counts


def _judged(
    candidate: Candidate, index: Index, counts: Counts, seen: set[tuple[str, str]], now: datetime
) -> Iterator[Advisory | Vulnerability]:
    """The advisory and its vulnerabilities, if it speaks of anything in use; each pair once.

    One that was withdrawn comes alone. Raises UnreadableError.
    """
    named = sorted({(base(ecosystem), name) for ecosystem, name in packages(candidate.record)})
    asked = [(one, some) for one in named if (some := index.of(*one))]
    if not asked:
        return
    row = advisory(candidate.record)
    rows = []
    for package, some in asked:
        spoken = Spoken(candidate.record, *package)
        for one in some:
            matched = _matched(spoken, one, candidate, counts)
            if matched and (one.component, row.advisory) not in seen:
                seen.add((one.component, row.advisory))
                rows.append(Vulnerability(one.component, one.package, row.advisory, matched.fixed, now))
    if rows or row.withdrawn_at:
        yield row
        yield from rows


def _matched(spoken: Spoken, asked: Asked, candidate: Candidate, counts: Counts) -> Match | None:
    try:
        return spoken.match(asked.used.version)
    except UnreadableError:
        # OSV itself can compare some versions that no published rule reads
        said = asked.component in candidate.said
        if said:
            return Match(None)
        counts.undecided += 1
        counts.doubtful.add(asked.component)
        return None


def _broken(given: Candidate | Broken, counts: Counts) -> frozenset[str]:
    """Notes a record that cannot be read; the components of which it speaks nevertheless."""
    counts.broken += 1
    if len(counts.where) < _NAMED:
        counts.where.append(given.where)
    return given.said
