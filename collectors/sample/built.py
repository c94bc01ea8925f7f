"""What the repositories of the sample are built from, month after month: what they take up, update, leave, let lie."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import NamedTuple

from collectors.sample import log
from collectors.sample.flaws import Flaw, flaws
from collectors.sample.months import RUNNING, Months, moment
from collectors.sample.packages import Ware, said, wares
from collectors.sample.portfolio import Plan

_LOOKS = 22  # months ago the first
_ON_THE_FIFTH = 0.14  # of a month
_STANDS_STILL = 36  # months, of a list that nobody makes anew
_JOINS, _LEAVES = 0.13, 0.1  # share of what is used that comes later, that goes
_PINNED, _UNPINNED, _CANDIDATE = 0.1, 0.015, 0.01  # share of what is used that is never updated, names no version, …
_UPDATED = {"flagship": 0.2, "product": 0.1, "tool": 0.03, "trial": 0.0}  # of what could be, at each look
_BY_MACHINES = 2.0  # times as much
_MENDED = 4.0  # times as much where an advisory says so
_BEHIND = {"flagship": 3.0, "product": 8.0, "tool": 16.0, "trial": 20.0}  # months at first, on average


class Listing(NamedTuple):
    """The list that a repository has: how it is come by and about how long it is."""

    source: str
    document: str | None
    form: str
    size: tuple[int, int]
    languages: int = 1
    stale: bool = False
    hidden: bool = False


class Use(NamedTuple):
    """One version of a package in one repository, from the first look that lists it to the first that does not."""

    ware: Ware
    number: int | None  # of the stable release; None: a candidate, or no version
    version: str | None
    direct: bool | None
    first: datetime
    gone: datetime | None

    @property
    def component(self) -> str:
        """Its purl."""
        return f"{self.ware.package}@{self.version}" if self.version else self.ware.package


_Way = tuple[str, str | None, str]
_BIG: _Way = ("committed", "bom.json", "CycloneDX 1.6")
_SMALL: _Way = ("scanned", None, "CycloneDX 1.6")
_BY_FORGE: _Way = ("forge", None, "SPDX 2.3")
_GIVEN: _Way = ("given", "handed-over.spdx.json", "SPDX 2.3")
_STALE = Listing("committed", "sbom.spdx.json", "SPDX 2.2", (40, 60), 2, stale=True)


def listings(plans: list[Plan]) -> dict[str, Listing]:
    """Of each repository that has one, its list; no figure speaks of the others, or nobody made one yet."""
    asked = [plan for plan in plans if plan.asked]
    oldest = min((plan for plan in asked if plan.kind.name == "product"), key=lambda plan: plan.born)
    seen: dict[str, int] = {}
    found: dict[str, Listing | None] = {oldest.id: _STALE}
    for plan in asked:
        if plan is not oldest:
            number = seen[plan.kind.name] = seen.get(plan.kind.name, -1) + 1
            found[plan.id] = _listing(plan.kind.name, number)
    return {name: listing for name, listing in found.items() if listing}


def _listing(kind: str, number: int) -> Listing | None:
    if kind == "flagship":
        return Listing(*_BIG, (70, 115), 2)
    if kind == "product" and number < 10:
        way = _GIVEN if number == 7 else (_BY_FORGE, _SMALL, _BIG)[number % 3]
        return Listing(*way, (35, 80), 2)
    if kind == "product":
        return Listing(*_BY_FORGE, (10, 25), hidden=number in (12, 20))
    if kind == "tool" and number % 11 == 1:
        return None
    return Listing(*_SMALL, (4, 12) if kind == "tool" and number % 3 == 0 else (0, 0))


def looks(plan: Plan, months: Months) -> list[float]:
    """The months, and how far into them, at which its list was read; at least one."""
    until = log.seen_until(plan, months)
    found = [month + _ON_THE_FIFTH for month in range(max(plan.born, RUNNING - _LOOKS), RUNNING + 1)]
    return [month for month in found if months.at(month) < moment(until)] or [float(plan.born)]


def uses(name: str, plan: Plan, listing: Listing, months: Months) -> list[Use]:
    """All that a repository is and was built from since its first list."""
    if plan.empty or listing.hidden or not any(listing.size):
        return []
    rng = Random(f"{plan.id}/built")
    size = rng.randint(*listing.size)
    groups, seen, known = _groups(rng, listing.languages), looks(plan, months), flaws(name)
    there = [ware for ware in wares(name) if ware.group in groups]
    there.sort(key=lambda ware: -(rng.random() ** (1 / ware.weight)))
    there = there[:size]
    return [use for one in there for use in _uses(plan, listing, one, known.get(one.package, []), seen, months)]


def _groups(rng: Random, languages: int) -> list[str]:
    """The languages it is written in, by what their packages are called."""
    shares = {group: share for group, (_count, share) in said()["ecosystems"].items()}
    found: list[str] = []
    for _ in range(languages):
        found += rng.choices([*shares], [*shares.values()])
        del shares[found[-1]]
    return found


def _uses(
    plan: Plan, listing: Listing, ware: Ware, known: list[Flaw], seen: list[float], months: Months
) -> Iterator[Use]:
    """The versions of one package that a repository used, one after the other."""
    rng = Random(f"{plan.id}/{ware.package}")
    direct = rng.random() < ware.direct
    told = None if listing.stale or listing.source == "scanned" else direct
    odd = rng.random()
    if odd < _UNPINNED or (ware.candidates and odd < _UNPINNED + _CANDIDATE):
        version = ware.candidates[-1].name if odd >= _UNPINNED else None
        yield Use(ware, None, version, told, months.at(seen[0]), None)
        return
    runs = list(_runs(rng, plan, ware, known, seen, listing.stale))
    for number, begins, ends in runs:
        gone = months.at(seen[ends]) if ends < len(seen) else None
        yield Use(ware, number, ware.versions[number].name, told, months.at(seen[begins]), gone)


def _runs(
    rng: Random, plan: Plan, ware: Ware, known: list[Flaw], seen: list[float], stale: bool
) -> Iterator[tuple[int, int, int]]:
    """Number of the release, of the first look that sees it, of the first that does not."""
    joins = rng.randrange(1, _LOOKS) if rng.random() < _JOINS and not stale else 0
    leaves = joins + rng.randint(2, _LOOKS) if rng.random() < _LEAVES and not stale else len(seen)
    care = 0.0 if stale or rng.random() < _PINNED else _UPDATED[plan.kind.name]
    care *= _BY_MACHINES if plan.bot_share else 1
    behind = seen[0] - RUNNING + _STANDS_STILL + 1 if stale else rng.expovariate(1 / _BEHIND[plan.kind.name])
    there = range(joins, min(leaves, len(seen)))
    number = _newest(ware, seen[joins] - behind) if there else 0
    begins = joins
    for look in there:
        newest, urgent = _newest(ware, seen[look]), _MENDED if _warned(known, number, seen[look]) else 1
        if rng.random() < care * urgent and newest > number:
            if look > begins:
                yield number, begins, look
            number, begins = newest, look
    if there:
        yield number, begins, there[-1] + 1


def _newest(ware: Ware, month: float) -> int:
    """The number of the release that was the newest one then; the first one where there was none yet."""
    return max(0, bisect_right(ware.versions, month, key=lambda one: one.month) - 1)


def _warned(known: list[Flaw], number: int, month: float) -> bool:
    return any(flaw.since <= number < flaw.until and flaw.month <= month for flaw in known)
