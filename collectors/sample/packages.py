"""The packages that the sample is built from, their projects and releases: all invented, seeded, with a history."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from collectors.sample.months import RUNNING
from collectors.sample.portfolio import words

FORGE = "github.example"
_OLDEST, _YOUNGEST = -36, 20  # months in which packages begin
_SILENT = 0.16  # share of packages that had no release for two years
_SAME_PROJECT = 0.3  # share that lie beside the one before
_NO_PROJECT, _NOT_KNOWN, _DEPRECATED, _DEVELOPMENT = 0.07, 0.03, 0.02, 0.25
_ASKED_FOR = (0.35, (0.45, 0.85), 0.04)  # share of packages that are chosen themselves, how often they and others are


class Version(NamedTuple):
    """A release; months are numbered as in `months`, before the first one below 0."""

    name: str
    month: float


@dataclass(frozen=True)
class Project:
    """A source repository of other people's and who stands behind it; score None: nobody computed one."""

    id: str
    backing: str
    leader: str | None  # mail domain
    score: float | None
    given: float = 0.0  # contributions of ours a month by now


@dataclass(frozen=True)
class Ware:
    """A package: how popular it is, and its stable releases and candidates, oldest first."""

    package: str  # purl without version
    group: str  # what precedes its name
    project: Project | None
    weight: float
    direct: float  # share of its users that ask for it themselves
    development: bool
    licence: str | None
    versions: tuple[Version, ...]
    candidates: tuple[Version, ...]
    deprecated: bool
    known: bool

    @property
    def known_project(self) -> Project | None:
        """Its project, where the service tells of it."""
        return self.project if self.known else None


@cache
def said() -> dict[str, Any]:
    """What `packages.yaml` says."""
    read: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "packages.yaml").read_text("utf-8"))
    return read


@cache
def wares(name: str) -> list[Ware]:
    """Every package around the administration `name`, the most popular ones first."""
    rng = Random(f"{name}/packages")
    names = _names(rng)
    made: list[Ware] = []
    for group, (count, _share) in said()["ecosystems"].items():
        for place in range(count):
            beside = made[-1].project if made and made[-1].group == group else None
            made.append(_ware(rng, group, next(names), 6 / (place + 2) ** 0.75, beside))
    return sorted([*map(_of_story, said()["story"]), *made], key=lambda ware: (-ware.weight, ware.package))


def _ware(rng: Random, group: str, name: str, weight: float, beside: Project | None) -> Ware:
    drawn = Random(f"{group}{name}")
    project = beside if beside and rng.random() < _SAME_PROJECT else _project(drawn, name)
    chosen, often, seldom = _ASKED_FOR
    silent = drawn.uniform(25, 58) if drawn.random() < _SILENT else drawn.uniform(0, 9)
    released = _releases(drawn, silent, drawn.lognormvariate(1.0, 0.6))
    licences = said()["licences"]
    return Ware(
        f"pkg:{group}{name}", group, None if drawn.random() < _NO_PROJECT else project, weight,
        direct=drawn.uniform(*often) if drawn.random() < chosen else seldom,
        development=drawn.random() < _DEVELOPMENT,
        licence=drawn.choices([*licences], [*licences.values()])[0] or None,
        versions=released, candidates=_candidates(released),
        deprecated=drawn.random() < _DEPRECATED, known=drawn.random() >= _NOT_KNOWN,
    )  # fmt: skip


def _of_story(told: dict[str, Any]) -> Ware:
    group, _, name = told["name"].rpartition("sample-")
    rng = Random(told["name"])
    project = _project(rng, name, told["backing"])
    released = _releases(rng, told["silent"], told["pace"])
    return Ware(
        f"pkg:{told['name']}", f"{group}sample-", replace(project, score=told["score"], given=told["given"]),
        told["weight"], told["direct"], False, told["licence"], released, _candidates(released),
        told.get("deprecated", False), True,
    )  # fmt: skip


def _project(rng: Random, name: str, backing: str | None = None) -> Project:
    kinds = said()["backing"]
    behind = backing or rng.choices([*kinds], [kind["share"] for kind in kinds.values()])[0]
    leaders = {"company": words()["firms"], "foundation": said()["foundations"]}
    leaders["administration"] = words()["administrations"]
    leader = rng.choice(leaders[behind]) if behind in leaders else None
    owner = leader.partition(".")[0] if leader else f"maker-{rng.randint(10, 99)}"
    better = {"foundation": 2, "company": 1}.get(behind, 0)
    score = round(min(9.2, max(2.0, rng.gauss(4.3 + better, 1.3))), 1) if rng.random() < 0.75 else None
    given = rng.uniform(0.1, 0.7) if rng.random() < 0.08 else 0.0
    return Project(f"{FORGE}/{owner}/{name}", behind, leader, score, given)


def _releases(rng: Random, silent: float, pace: float) -> tuple[Version, ...]:
    """Releases `pace` months apart, the last one `silent` months ago; they rise as semantic versions do."""
    last = RUNNING - silent
    month = min(rng.uniform(_OLDEST, _YOUNGEST), last - 6)
    major, minor, patch = rng.randint(0, 3), 0, 0
    found: list[Version] = []
    while month < last:
        found.append(Version(f"{major}.{minor}.{patch}", month))
        step = rng.random()
        major, minor, patch = (
            (major + 1, 0, 0) if step < 0.06 else (major, minor + 1, 0) if step < 0.45 else (major, minor, patch + 1)
        )
        month += max(0.3, pace) * rng.uniform(0.5, 1.5)
    return (*found, Version(f"{major}.{minor}.{patch}", last))


def _candidates(released: tuple[Version, ...]) -> tuple[Version, ...]:
    """A candidate some days before each release that begins a new major version."""
    first = [one for one in released if one.name.endswith(".0.0")]
    return tuple(Version(f"{one.name}-rc.1", one.month - 0.25) for one in first)


def _names(rng: Random) -> Iterator[str]:
    given = [f"{colour}-{thing}" for colour, thing in product(said()["colours"], said()["things"])]
    rng.shuffle(given)
    return iter(given)
