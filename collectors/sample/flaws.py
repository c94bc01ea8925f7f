"""The advisories that speak of the sample's packages: invented, mended by the release after them where there is one."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

from collectors.sample.months import RUNNING
from collectors.sample.packages import Version, Ware, said, wares

_NOTICE = 0.15  # months that a mending release may come before the word about it
_LEVELS = {9.0: "critical", 7.0: "high", 4.0: "medium", 0.1: "low"}


class Flaw(NamedTuple):
    """A known vulnerability of a package in the releases from number `since` up to, not including, `until`."""

    advisory: str
    other: str | None  # its id in a second database
    package: str
    since: int
    until: int
    month: float
    withdrawn: float | None
    score: float | None
    summary: str

    @property
    def severity(self) -> str | None:
        """The band of its score, None where it has none."""
        return next((name for least, name in _LEVELS.items() if self.score is not None and self.score >= least), None)

    def mended(self, ware: Ware) -> Version | None:
        """The first release without it."""
        return ware.versions[self.until] if self.until < len(ware.versions) else None


@cache
def flaws(name: str) -> dict[str, list[Flaw]]:
    """Package → its flaws."""
    by_popularity = wares(name)
    named = {ware.package: ware for ware in by_popularity}
    found: dict[str, list[Flaw]] = {}
    for number, told in enumerate(said()["advisories"], 1):
        place = told["package"]
        ware = by_popularity[place] if isinstance(place, int) else named[f"pkg:{place}"]
        found.setdefault(ware.package, []).append(_flaw(number, told, ware))
    return found


def every(name: str) -> Iterator[Flaw]:
    """All flaws, by their number."""
    return iter(sorted((flaw for some in flaws(name).values() for flaw in some), key=lambda flaw: flaw.advisory))


def _flaw(number: int, told: dict[str, Any], ware: Ware) -> Flaw:
    rng, month = Random(f"advisory {number}"), RUNNING - told["ago"]
    later = [place for place, one in enumerate(ware.versions) if one.month > month - _NOTICE]
    until = later[0] if later else len(ware.versions)
    taken_back = month + told["withdrawn"] if "withdrawn" in told else None
    return Flaw(
        f"SAMPLE-{number:04}", f"EXAMPLE-{number:04}" if told.get("other") else None, ware.package,
        max(0, until - rng.randint(6, 18)), until, month, taken_back, told.get("score"),
        f"{ware.package.rpartition('/')[2]} {rng.choice(said()['flaws'])}",
    )  # fmt: skip
