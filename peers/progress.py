"""How we move among others: our line, and the band of the group around us, month by month."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data.figures import months_back
from data.snapshot import Snapshot
from peers import fair, groups
from peers.comparison import LEAST_PEERS
from peers.confidential import STANDS
from peers.known import read
from peers.partition import Group, around
from peers.size import Per
from peers.spread import Spread, spread
from peers.steps import quarter

MOST_OF = 0.75  # of the most there are in any month
Course = dict[date, float]  # of an administration's values, by month


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
    """Every whole month from `since` in which we, or enough others, have a value that may be compared.

    Enough are two, and three quarters of the most there ever are: what those that are left come to says who they are,
    not what happened. The group is the narrowest around us with five others that ever have one. A maturity score holds
    for two years: it is shown by quarters, each administration with the newest that it had then.
    """
    ours, *others = read(snapshot)
    known = _courses(snapshot, metric, until, since, by)
    places = {one.administration: one.place for one in others if one.administration in known}
    group, members = around(ours.place, places)
    mine = known.get(ours.administration, {})
    return Progress(metric, group, _months(mine, [known[one] for one in members]))


def without_name(snapshot: Snapshot, metric: str, until: date) -> Progress | None:
    """The same beside the group of those who gave no name; None where we would be in none."""
    ours, *_others = read(snapshot)
    which = groups.group(snapshot, ours.place)
    definitions = {name: one for name, one in fair.definitions(snapshot).items() if name == metric}
    found = groups.of_group(snapshot, which, definitions) if which else []
    if which is None or not any(one.enough for one in found):
        return None
    first = min(one.period for one in found)
    mine = _courses(snapshot, metric, until, first, "repository").get(ours.administration, {})
    return Progress(metric, which, [Month(one.period, mine.get(one.period), one.spread) for one in found])


def _courses(snapshot: Snapshot, metric: str, until: date, since: date, by: Per) -> Mapping[str, Course]:
    """By administration."""
    maturity = metric.startswith("maturity.")
    begin = months_back(since, STANDS) if maturity else since
    found = defaultdict[str, Course](dict)
    for one in fair.months(snapshot, [metric], until, begin, by):
        if one.value is not None:
            found[one.administration][one.period] = one.value
    return {name: _standing(course, until, since) if maturity else course for name, course in found.items()}


def _standing(course: Course, until: date, since: date) -> Course:
    """By quarters, the newest score of each quarter or before it."""
    found, period = Course(), quarter(since)
    while period <= until:
        last = months_back(period, -2)
        if held := [at for at in course if months_back(last, STANDS - 1) <= at <= last]:
            found[period] = course[max(held)]
        period = months_back(period, -3)
    return found


def _months(mine: Course, theirs: Iterable[Course]) -> list[Month]:
    values = defaultdict[date, list[float]](list)
    for course in theirs:
        for period, value in course.items():
            values[period].append(value)
    least = max(LEAST_PEERS, *(len(some) * MOST_OF for some in values.values()), 0)
    enough = {at: some for at, some in values.items() if len(some) >= least}
    return [Month(at, mine.get(at), spread(enough.get(at, []))) for at in sorted({*mine, *enough})]
