"""The tiny language of stories, of what software is built from and what the world knows of that.

    told = tell(
        workspace,
        lists("local/app", "2024-01-10 scanned a@1 b@2:transitive:dev:MIT ?unnamed", "2024-03-01 scanned a@2"),
        released("a", "1 2020-01-01 newest", "2 2022-01-01 newest"),
        advisory("GHSA-1", "2024-01-20", severity="high"),
        vulnerable("a@1", "GHSA-1"),
        collected("local/app", "2024-06-01", "component", "package", "advisory"),
    )

Packages are npm's. A day is noon of it, as in stories.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from data.records import (
    Advisory,
    Collection,
    Component,
    Inventory,
    Observation,
    OutsideContribution,
    Package,
    PackageVersion,
    Scorecard,
    Screening,
    UpstreamFacts,
    UpstreamWork,
    Vulnerability,
)
from tests.data.story import Event, collected, commits, noon

ASKED = "2024-06-01"
List = tuple[Inventory, list[Component]]


def begun(*names: str) -> Event:
    """Repositories in which one person worked once, on 2024-01-05: with it their months begin."""
    return lambda who: [
        row
        for name in names
        for event in (commits(name, "2024-01-05 ann"), collected(name, "2025-06-01", "commit"))
        for row in event(who)
    ]


def lists(name: str, *lines: str) -> Event:
    """Inventories, one a line: a day, a source, and what it lists; each is a collection too.

    `a@1`, `a` (no version), `?a` (without a purl); after colons `direct` or `transitive`, `run` or `dev`, and a licence
    with `_` for its blanks.
    """
    told = [one_list(name, line) for line in lines]
    logs = [Collection(name, "component", i.read_at, i.read_at, i.read_at, "complete") for i, _listed in told]
    return lambda _: [told[-1][0], *spans(told), *logs]


def one_list(name: str, line: str) -> List:
    """An inventory and its components, of a line as in `lists`."""
    day, source, *words = line.split()
    at = moment_of(day)
    inventory = Inventory(name, source, None, "CycloneDX 1.6", None, at, len(words), line.count("?"), 0)
    return inventory, [_component(name, source, at, word) for word in words]


def spans(told: Sequence[List]) -> list[Component]:
    """From when to when each component was listed, in the plainest words: list by list, one after another."""
    standing: dict[str, Component] = {}
    ended: list[Component] = []
    for (inventory, listed), before in zip(told, [None, *(i for i, _listed in told)], strict=False):
        other = before is not None and before.source != inventory.source
        here = {one.component: one for one in listed}
        ends = [name for name in standing if other or name not in here]
        ended += [replace(standing.pop(name), gone_at=inventory.read_at, replaced=other or None) for name in ends]
        for name, one in here.items():
            standing[name] = replace(one, first_seen=standing[name].first_seen) if name in standing else one
    return [*ended, *standing.values()]


def package(name: str, project: str | None = None, *, asked: str = ASKED, deprecated: bool | None = None) -> Event:
    """What deps.dev knows of a package: where its source is, whether it is deprecated."""
    return lambda _: [Package(of(name), project, deprecated, True, moment_of(asked))]


def released(name: str, *lines: str) -> Event:
    """Versions of a package, one a line: `2 2022-01-01`, and `newest` where it was the newest stable one from then on.

    `never` where the day is not known; `pre`, `deprecated`; a licence after `licence`.
    """
    return lambda _: [_version(name, *line.split()) for line in lines]


def advisory(name: str, published: str = "never", *, of_cve: str = "", withdrawn: str = "never", **said: Any) -> Event:
    """A known vulnerability, with `score` and `severity`; `of_cve` where another database calls it that."""
    rated = {"summary": f"Something about {name}", "score": None, "severity": None} | said
    return lambda _: [
        Advisory(
            name, of_cve or None, of_cve or name, published_at=noon(published), modified_at=moment_of(ASKED),
            withdrawn_at=noon(withdrawn), **rated,
        )
    ]  # fmt: skip


def vulnerable(word: str, *advisories: str, fixed: str | None = None) -> Event:
    """Of which advisories a component's version has the flaw."""
    name, at = f"pkg:npm/{word}", moment_of(ASKED)
    return lambda _: [Vulnerability(name, of(word.partition("@")[0]), one, fixed, at) for one in advisories]


def screened(*words: str, at: str = ASKED) -> Event:
    """Components that were held against the advisories."""
    return lambda _: [Screening(f"pkg:npm/{word}", moment_of(at)) for word in words]


def scored(project: str, score: float | None) -> Event:
    """A project's Scorecard."""
    at = moment_of(ASKED)
    return lambda _: [Scorecard(project, score, at if score is not None else None, at)]


def worked_on(project: str, absence_factor: int | None, ours: int = 0, read: str = ASKED) -> Event:
    """Who worked on a project in the twelve months before it was read."""
    at = moment_of(read)
    return lambda _: [UpstreamWork(project, at, 100, 7, absence_factor, ours, None, None, at)]


def forge_says(project: str, *, archived: bool | None, asked: str = ASKED) -> Event:
    """What a project's forge says of it."""
    return lambda _: [UpstreamFacts(project, archived, "organisation", moment_of(asked))]


def gave(project: str, *lines: str) -> Event:
    """What our people gave to a project, one a line: a day, `change_request`, `issue` or `commit`, `merged DAY`."""
    words = [line.split() for line in lines]
    return lambda _: [
        OutsideContribution(
            project, kind, f"{day}/{n}", moment_of(day), noon(more[1]) if more else None, moment_of(ASKED)
        )
        for n, (day, kind, *more) in enumerate(words)
    ]


def seen(name: str, *lines: str) -> Event:
    """What was observed of a repository, one a line: a day, a kind, a name, a value; `gone` where there is none."""
    words = [line.split() for line in lines]
    return lambda _: [
        Observation(name, kind, what, moment_of(day), None if value == "gone" else value, moment_of(day))
        for day, kind, what, value in words
    ]


def of(name: str) -> str:
    """Its package URL."""
    return f"pkg:npm/{name}"


def moment_of(day: str) -> datetime:
    """Noon of a day that is known."""
    at = noon(day)
    assert at is not None
    return at


def overlaps(rows: Sequence[Component]) -> list[tuple[Component, Component]]:
    """Spans of one component in one repository that are not one after another."""
    ordered = sorted(rows, key=lambda one: (one.repository, one.component, one.first_seen))
    return [
        (one, next_one)
        for one, next_one in pairwise(ordered)
        if (one.repository, one.component) == (next_one.repository, next_one.component)
        and (one.gone_at is None or one.gone_at > next_one.first_seen)
    ]


def _component(name: str, source: str, at: datetime, word: str) -> Component:
    purl, *more = word.split(":")
    known, _at, version = purl.removeprefix("?").partition("@")
    unnamed = purl.startswith("?")
    said = {"direct": ("direct", True), "transitive": ("direct", False), "run": ("scope", "runtime"),
            "dev": ("scope", "development")}  # fmt: skip
    told: dict[str, Any] = {"direct": None, "scope": None, "licence": None}
    told |= dict(said.get(one, ("licence", one.replace("_", " "))) for one in more)
    return Component(
        name, purl[1:] if unnamed else f"pkg:npm/{purl}", None if unnamed else of(known), version or None,
        source=source, first_seen=at, last_seen=at, **told,
    )  # fmt: skip


def _version(name: str, version: str, day: str, *more: str) -> PackageVersion:
    licence = more[more.index("licence") + 1].replace("_", " ") if "licence" in more else None
    return PackageVersion(
        of(name), version, noon(day), "pre" in more, "deprecated" in more or None, licence,
        noon(day) if "newest" in more else None,
    )  # fmt: skip
