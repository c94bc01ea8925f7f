"""What the services told of the sample's packages: their releases, the advisories about them, scorecards."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from random import Random

from collectors.sample.built import Use
from collectors.sample.flaws import every, flaws
from collectors.sample.months import Months, moment
from collectors.sample.packages import Project, Version, Ware
from data.records import (
    Advisory,
    Package,
    PackageVersion,
    Scorecard,
    Screening,
    Vulnerability,
)

_SCREENED = 0.985  # share of components
_SCORECARDS_READ = 0.96  # share of projects


def packages(used: Iterable[Ware], months: Months) -> Iterator[Package | PackageVersion]:
    """Packages and their releases until today; of a package that nobody knows, that alone."""
    for ware in used:
        project = ware.known_project.id if ware.known_project else None
        yield Package(ware.package, project, ware.deprecated if ware.known else None, ware.known, months.now)
        if ware.known:
            for version in ware.versions:
                yield from _version(ware, version, months, newest=True)
            for version in ware.candidates:
                yield from _version(ware, version, months, newest=False)


def _version(ware: Ware, version: Version, months: Months, *, newest: bool) -> Iterator[PackageVersion]:
    published = months.at(version.month)
    if published < moment(months.until):
        since = published if newest else None
        yield PackageVersion(
            ware.package, version.name, published, not newest, ware.deprecated, ware.licence or None, since
        )


def advisories(name: str, months: Months) -> Iterator[Advisory]:
    """Each advisory, and once more where a second database has it under its own id."""
    for flaw in every(name):
        ids, published = sorted(filter(None, (flaw.advisory, flaw.other))), months.at(flaw.month)
        withdrawn = months.at(flaw.withdrawn) if flaw.withdrawn else None
        for one in ids:
            yield Advisory(
                one, ",".join(other for other in ids if other != one) or None, flaw.advisory, flaw.summary, flaw.score,
                flaw.severity, published, withdrawn or published + timedelta(days=2), withdrawn,
            )  # fmt: skip


def vulnerabilities(name: str, used: Iterable[Use], months: Months) -> Iterator[Screening | Vulnerability]:
    """What was held against the advisories, and what they say of it; of what was gone before, they say nothing."""
    for component, uses in _by_component(used).items():
        if Random(component).random() >= _SCREENED:
            continue
        yield Screening(component, months.now)
        one = uses[0]
        for flaw in flaws(name).get(one.ware.package, []):
            published = months.at(flaw.month)
            told = one.number is not None and flaw.since <= one.number < flaw.until
            if told and any(use.gone is None or use.gone > published for use in uses):
                seen = max(published, min(use.first for use in uses))
                mended = _mended(flaw.mended(one.ware), months)
                for advisory in filter(None, (flaw.advisory, flaw.other)):
                    yield Vulnerability(component, one.ware.package, advisory, mended, seen)


def _mended(version: Version | None, months: Months) -> str | None:
    return version.name if version and months.at(version.month) < moment(months.until) else None


def _by_component(used: Iterable[Use]) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for use in used:
        found.setdefault(use.component, []).append(use)
    return found


def scorecards(projects: Iterable[Project], months: Months) -> Iterator[Scorecard]:
    """A result, or that there is none; of a few the service gave no answer."""
    for project in projects:
        rng = Random(f"{project.id}/scorecard")
        scored = moment(months.until) - timedelta(days=rng.randint(1, 9)) if project.score is not None else None
        if rng.random() < _SCORECARDS_READ:
            yield Scorecard(project.id, project.score, scored, months.now)
