"""Ours beside theirs: one metric, administration by administration and as a group."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from data.definitions import metrics
from data.snapshot import Snapshot
from peers import fair
from peers.fair import Figure
from peers.known import Known, read
from peers.partition import Group, around, holds
from peers.size import Per, better
from peers.spread import Spread, ahead, spread

LEAST_PEERS = 2  # with a value, below which nothing is compared


@dataclass(frozen=True)
class Beside:
    """An administration's figure; of an unknown one `reason` (of `fair.WHY`) says why there is none."""

    who: Known
    period: date | None = None
    value: float | None = None
    reason: str | None = "unknown"
    low: float | None = None
    high: float | None = None
    coverage: float | None = None
    sample_size: int | None = None
    collected_at: datetime | None = None


@dataclass(frozen=True)
class Comparison:
    """A metric of ours beside those of others who are known by name; `group` is the narrowest around us."""

    metric: str
    ours: Beside
    others: list[Beside]
    group: Group

    @cached_property
    def near(self) -> list[Beside]:
        """Those of the group whose figure may stand beside ours."""
        return [one for one in self.with_value if holds(self.group, one.who.place)]

    @cached_property
    def spread(self) -> Spread:
        """Of the group around us."""
        return spread([one.value for one in self.near if one.value is not None])

    @cached_property
    def ahead(self) -> float | None:
        """The share of the group that ours is better than, in per cent; None where that cannot be said."""
        metric, value = metrics().get(self.metric), self.ours.value
        among = [one.value for one in self.near if one.value is not None]
        return None if value is None else ahead(value, among, better(metric) if metric else "higher")

    @property
    def with_value(self) -> list[Beside]:
        """All others whose figure may stand beside ours."""
        return [one for one in self.others if one.value is not None]

    @property
    def enough(self) -> bool:
        """Whether there are others enough to compare with at all."""
        return len(self.with_value) >= LEAST_PEERS

    @cached_property
    def left_out(self) -> Counter[str]:
        """How many others of the group are not compared, by reason."""
        return Counter(one.reason for one in self.others if one.reason and holds(self.group, one.who.place))


def comparisons(snapshot: Snapshot, named: Sequence[str], until: date, by: Per = "repository") -> list[Comparison]:
    """One for each metric, of each administration's newest whole month up to `until`."""
    everybody = read(snapshot)
    known = {(one.organisation, one.source): one for one in everybody}
    found: dict[str, dict[str, Beside]] = {metric: {} for metric in named}
    for one in fair.newest(snapshot, named, until, by):
        found[one.metric][one.administration] = _beside(one, known[one.organisation, one.source])
    return [_comparison(metric, everybody, there) for metric, there in found.items()]


def _comparison(metric: str, everybody: Sequence[Known], there: Mapping[str, Beside]) -> Comparison:
    known: dict[str, Beside] = {}
    for one in everybody:  # of several sources the first stays
        known.setdefault(one.administration, there.get(one.administration, Beside(one)))
    ours, *others = known.values()
    places = {one.who.administration: one.who.place for one in others if one.value is not None}
    return Comparison(metric, ours, others, around(ours.who.place, places)[0])


def _beside(one: Figure, who: Known) -> Beside:
    return Beside(
        who, one.period, one.value, one.reason, one.low, one.high, one.coverage, one.sample_size, one.collected_at
    )
