"""Figures of pseudonymous members, as groups alone: five others at least, in steps of five, new once a quarter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from data.figures import months_back
from data.regions import continent
from peers.exchange.received import Received
from peers.partition import LEAST, Group, Place, apart
from peers.spread import rounded, spread, stepped
from peers.steps import quarter

STANDS = 24  # months that an assessment speaks for its administration


@dataclass(frozen=True)
class GroupFigure:
    """A row of the snapshot's table `peer_group`: what so many members come to at a quarter; None where too few."""

    group: Group
    metric: str
    definition: str
    period: date
    count: int
    low: float | None
    median: float | None
    high: float | None

    def row(self) -> dict[str, object]:
        """As a row of the table."""
        return {k: v for k, v in asdict(self).items() if k != "group"} | {
            f"group_{name}": value for name, value in self.group._asdict().items()
        }


class Said(NamedTuple):
    """A member's score as its file has it, a multiple of five."""

    member: str
    metric: str
    definition: str
    period: date
    value: float


def figures(given: Iterable[Received], today: date) -> list[GroupFigure]:
    """What may be said of each group at each quarter up to the running one.

    Each member is in one group, and in one definition of a metric, so no two figures of a quarter share a member. A
    figure of less than five others is there with its count, and without values.
    """
    members = {one.given.member.id: one for one in given if one.given.mode == "pseudonymous"}
    groups = apart({name: _place(one) for name, one in members.items()})
    said = [score for name, one in members.items() for score in _said(name, one)]
    found: list[GroupFigure] = []
    for metric, scores in _by_metric(said):
        for period in _quarters(scores, today):
            found += _figures(groups, metric, period, _standing(scores, period))
    return found


def _figures(groups: Mapping[str, Group], metric: str, period: date, standing: Sequence[Said]) -> Iterator[GroupFigure]:
    def cell(one: Said) -> tuple[Group, str]:
        return groups[one.member], one.definition

    for (group, definition), ones in groupby(sorted(standing, key=lambda one: str(cell(one))), key=cell):
        values = [stepped(one.value) for one in ones]
        low, median, high = rounded(spread(values))[1:] if len(values) >= LEAST else (None, None, None)
        yield GroupFigure(group, metric, definition, period, len(values), low, median, high)


def _place(one: Received) -> Place:
    member = one.given.member
    return Place(member.level, continent(member.region), member.region)


def _said(name: str, one: Received) -> Iterator[Said]:
    for value in one.given.values:
        if value.value is not None:
            yield Said(name, value.metric, value.definition, value.period, value.value)


def _by_metric(said: Iterable[Said]) -> Iterator[tuple[str, list[Said]]]:
    for metric, ones in groupby(sorted(said, key=lambda one: one.metric), key=lambda one: one.metric):
        yield metric, [*ones]


def _quarters(scores: Sequence[Said], today: date) -> Iterator[date]:
    period = quarter(min(one.period for one in scores))
    while period <= quarter(today):
        yield period
        period = months_back(period, -3)


def _standing(scores: Sequence[Said], period: date) -> list[Said]:
    """Each member's newest score at a quarter, if it still speaks for it."""
    first = months_back(period, STANDS - 3)
    newest = {one.member: one for one in sorted(scores, key=lambda one: one.period) if first <= one.period <= period}
    return [*newest.values()]
