"""Who works on the projects that the sample stands on, and what its own people gave to them and to others."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from random import Random

from collectors.sample.months import RUNNING, Months, moment
from collectors.sample.packages import Project, said
from collectors.sample.team import some
from data.records import OutsideContribution, UpstreamFacts, UpstreamWork

_YEARS = 24  # months in which our people contribute outside
_AT_FIRST = 0.3  # of what they do by now
_KINDS = {"change_request": 0.55, "commit": 0.25, "issue": 0.2}
_MERGED = 0.8  # share of the change requests
_ARCHIVED = 0.3  # share of the projects that are worked on no more


def outside() -> list[Project]:
    """Projects that our people contribute to although nothing is built from them."""
    return [Project(name, "unknown", None, None, given) for name, given in said()["outside"].items()]


def contributions(projects: Iterable[Project], months: Months) -> Iterator[OutsideContribution]:
    """Numbered in the order in which they were made; more from month to month."""
    until = moment(months.until)
    for project in projects:
        for number, (kind, month, waits) in enumerate(_given(project), 1):
            made = months.at(month)
            if made >= until:
                break
            merged = made + timedelta(days=waits) if waits is not None else None
            name = f"{Random(f'{project.id} {number}').getrandbits(160):040x}"
            item = name if kind == "commit" else str(400 + number)
            yield OutsideContribution(
                project.id, kind, item, made, merged if merged and merged < until else None, months.now
            )


def _given(project: Project) -> Iterator[tuple[str, float, float | None]]:
    """Kind, month and days until it was merged, None where it is not; in order."""
    rng = Random(f"{project.id}/given")
    for month in range(RUNNING - _YEARS, RUNNING + 1):
        rate = project.given * (_AT_FIRST + (1 - _AT_FIRST) * (month - RUNNING + _YEARS) / _YEARS)
        for when in sorted(month + rng.random() for _ in range(some(rng, rate))):
            kind = rng.choices([*_KINDS], [*_KINDS.values()])[0]
            merged = kind == "commit" or (kind == "change_request" and rng.random() < _MERGED)
            yield kind, when, (0 if kind == "commit" else rng.expovariate(1 / 9)) if merged else None


def work(projects: Iterable[tuple[Project, float]], months: Months) -> Iterator[UpstreamWork | UpstreamFacts]:
    """What was done in a year and what the forge says; given with each is the month of its last release.

    Nothing is known of who works on a project behind which nobody knows who stands.
    """
    for project, last in projects:
        rng, silent = Random(f"{project.id}/work"), last < RUNNING - _YEARS
        kind = said()["backing"][project.backing]
        if project.backing == "unknown":
            yield UpstreamFacts(project.id, None, None, months.now)
            continue
        owner = "person" if project.backing == "maintainer" else "organisation"
        yield UpstreamFacts(project.id, silent and rng.random() < _ARCHIVED, owner, months.now)
        ours = _ours(project, months)
        people, absence = rng.randint(*kind["people"]), rng.randint(*kind["absence"])
        commits = rng.randint(0, 6) if silent else rng.randint(*kind["commits"]) + ours
        if not commits:
            yield UpstreamWork(project.id, months.now, 0, 0, None, 0, None, None, None)
            continue
        yield UpstreamWork(
            project.id, months.now, commits, 1 if silent else max(people, absence), 1 if silent else absence, ours,
            project.leader, float(rng.randint(*kind["led"])) if project.leader else None,
            moment(months.until) - timedelta(days=rng.randint(100, 360) if silent else rng.randint(1, 40)),
        )  # fmt: skip


def _ours(project: Project, months: Months) -> int:
    """Commits by our people in the last year."""
    year_ago = moment(months.until) - timedelta(days=365)
    return sum(one.kind == "commit" and one.made_at >= year_ago for one in contributions([project], months))
