"""How we move among others: our line, and the band of the group around us, month by month."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from data.snapshot import Snapshot
from peers import fair
from peers.comparison import LEAST_PEERS
from peers.known import read
from peers.partition import Group, around
from peers.size import Per
from peers.spread import Spread, spread


@dataclass(frozen=True)
class Month:
    """Our value, and the spread of the others that had one."""

    period: date
    ours: float | None
    others: Spread


@dataclass(frozen=True)
class Progress:
    """A metric over time; `group` is who the others are."""

    metric: str
    group: Group
    months: list[Month]


def progress(snapshot: Snapshot, metric: str, until: date, since: date, by: Per = "repository") -> Progress:
    """Every whole month from `since` in which we, or two others at least, have a value that may be compared.

    The group is the narrowest around us with five others that ever have one.
    """
    ours, *others = read(snapshot)
    figures = [one for one in fair.months(snapshot, [metric], until, since, by) if one.value is not None]
    there = {one.administration for one in figures}
    places = {one.administration: one.place for one in others if one.administration in there}
    group, members = around(ours.place, places)
    mine = {one.period: one.value for one in figures if one.administration == ours.administration}
    theirs = defaultdict[date, list[float]](list)
    for one in figures:
        if one.administration in members and one.value is not None:
            theirs[one.period].append(one.value)
    months = [Month(at, mine.get(at), spread(theirs.get(at, []))) for at in sorted({*mine, *theirs})]
    return Progress(metric, group, [one for one in months if one.ours is not None or one.others.n >= LEAST_PEERS])
