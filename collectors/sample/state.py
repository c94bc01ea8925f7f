"""What the repositories of the sample contain and release: community files and licences with their dates, tags."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from collectors.sample import log
from collectors.sample.history import Made
from collectors.sample.months import LAST_YEAR, RUNNING, Months, moment
from collectors.sample.portfolio import ENDLESS, Plan
from collectors.sample.team import some
from data.records import Observation, Release, Tag

# Kind of file: its path, the share of repositories that begin with it, the share that gets it while it is worked on.
_FILES = {
    "readme": ("README.md", 0.9, 0.7),
    "contributing": ("CONTRIBUTING.md", 0.2, 0.25),
    "security": ("SECURITY.md", 0.06, 0.25),
    "code_of_conduct": ("CODE_OF_CONDUCT.md", 0.1, 0.2),
    "governance": ("GOVERNANCE.md", 0.02, 0.07),
    "changelog": ("CHANGELOG.md", 0.22, 0.2),
    "codeowners": (".github/CODEOWNERS", 0.08, 0.2),
    "publiccode": ("publiccode.yml", 0.05, 0.4),
    "code_json": ("code.json", 0.0, 0.02),
    "pipeline": (".github/workflows/test.yml", 0.45, 0.5),
    "scanner": (".github/workflows/codeql.yml", 0.04, 0.2),
    "community": ("COMMUNITY.md", 0.01, 0.08),
}
_LICENCES = {
    "EUPL-1.2": 34, "MIT": 26, "Apache-2.0": 14, "AGPL-3.0-or-later": 10, "GPL-3.0-or-later": 8, "BSD-3-Clause": 3,
    "NOASSERTION": 5,
}  # fmt: skip
_LICENSED = 0.64  # of what begins before the last year
_LICENSED_LATELY = 0.85
_CAMPAIGN = 0.85  # of what had none when the last year began and is still worked on
_CANDIDATES = 0.2  # of the releases that are more than a correction
_PUBLISHED = 0.6  # share of the tags that the forge publishes as a release
_FEWER = 0.74  # releases in the last year, against the time before


def observations(plan: Plan, made: list[Made], months: Months) -> Iterator[Observation]:
    """Which files and licences stood from when on, since the first commit; nothing where there is none."""
    if not made:
        return
    first, confirmed = moment(made[0].committed), log.confirmed(plan, months.now)
    for kind, name, month, value in _arrivals(plan):
        came = max(first, months.when(month)) if month is not None else None
        if kind == "file" and came != first:
            yield Observation(plan.id, kind, name, first, None, confirmed)
        if came is not None and came <= confirmed:
            yield Observation(plan.id, kind, name, came, value, confirmed)


def releases(plan: Plan, made: list[Made], months: Months) -> Iterator[Tag]:
    """Tags on the commits that were there: v1.4.2, now and then v1.5.0-rc1 before v1.5.0."""
    rng = Random(f"{plan.id}/releases")
    known = [one.committed for one in made]
    version, candidate = (0, 0, 0), False
    for month in plan.works:
        for at in months.moments(rng, month, some(rng, plan.kind.releases * (_FEWER if month >= LAST_YEAR else 1))):
            version = version if candidate else _next(rng, version)
            candidate = not candidate and version[2] == 0 and rng.random() < _CANDIDATES
            place = bisect_right(known, at) - 1
            if 0 <= place < len(made) - 1:
                name = "v{}.{}.{}".format(*version) + ("-rc1" if candidate else "")
                yield Tag(plan.id, name, made[place].hash, moment(at), candidate)


def published(plan: Plan, tags: list[Tag], read_at: datetime) -> Iterator[Release]:
    """What the forge publishes of the tags, within the hour."""
    rng = Random(f"{plan.id}/published")
    for tag in tags:
        later = timedelta(minutes=rng.randint(1, 50))
        if rng.random() < _PUBLISHED and tag.tagged_at:
            yield Release(plan.id, tag.name, tag.tagged_at + later, tag.prerelease, read_at)


def _next(rng: Random, version: tuple[int, int, int]) -> tuple[int, int, int]:
    major, minor, patch = version
    step = rng.random()
    return (major + 1, 0, 0) if step < 0.06 else (major, minor + 1, 0) if step < 0.5 else (major, minor, patch + 1)


def _arrivals(plan: Plan) -> Iterator[tuple[str, str, float | None, str]]:
    """Kind, name, month and value of each thing looked for; the month is None where it never came."""
    rng = Random(f"{plan.id}/files")
    licensed = _licensed(rng, plan)
    yield "file", "licence", licensed, "LICENSE"
    if licensed is not None:
        yield "licence", "LICENSE", licensed, rng.choices([*_LICENCES], [*_LICENCES.values()])[0]
    kept_up = plan.bot_since if plan.bot_share and plan.bot_since < plan.ends else None
    yield "file", "dependency_bot", kept_up, "renovate.json"
    for name, (path, at_first, later) in _FILES.items():
        yield "file", name, _came(rng, plan, at_first, later), path


def _came(rng: Random, plan: Plan, at_first: float, later: float) -> float | None:
    if rng.random() < at_first:
        return plan.born
    came = rng.uniform(plan.born, RUNNING)
    return came if rng.random() < later and came < plan.ends else None


def _licensed(rng: Random, plan: Plan) -> float | None:
    """The month in which a licence came, None where none ever did."""
    if rng.random() < (_LICENSED_LATELY if plan.born >= LAST_YEAR else _LICENSED):
        return plan.born
    came = rng.uniform(max(plan.born, LAST_YEAR), RUNNING)
    return came if plan.ends == ENDLESS and rng.random() < _CAMPAIGN else None
