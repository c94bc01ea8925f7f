"""What the snapshot says of the confidential group that we would be in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data.snapshot import Snapshot
from peers.partition import LEAST, Group, Place, home
from peers.spread import Spread


class Edition(NamedTuple):
    """When the figures were made, how many files came since and count from the next quarter on.

    `unreadable`: files of anybody that can no longer be read.
    """

    made_on: date
    waiting: int
    unreadable: int


@dataclass(frozen=True)
class OfGroup:
    """A metric of the group at a quarter; `spread` has a count alone where there are too few.

    `elsewhere`: members left out for another definition.
    """

    metric: str
    period: date
    spread: Spread
    elsewhere: int

    @property
    def enough(self) -> bool:
        """Whether it may be shown."""
        return self.spread.n >= LEAST


def edition(snapshot: Snapshot) -> Edition:
    """That of the snapshot."""
    return Edition(*snapshot.rows("select made_on, waiting, unreadable from peer_edition")[0])


def group(snapshot: Snapshot, ours: Place) -> Group | None:
    """The group we would be in; None where there is none."""
    found = snapshot.rows(
        "select distinct group_level, group_continent, group_region, group_country, group_rest from peer_group"
    )
    return home(ours, [Group(*row) for row in found])


def of_group(snapshot: Snapshot, which: Group, definitions: Mapping[str, str]) -> list[OfGroup]:
    """A group's figures by metric and quarter, each in the definition of ours that is given for its metric."""
    rows = snapshot.rows(
        """
        select g.metric, g.period, max(g.count) filter (where mine), max(g.low) filter (where mine),
               max(g.median) filter (where mine), max(g.high) filter (where mine),
               coalesce(sum(g.count) filter (where not mine), 0)
        from (select g.*, g.definition = a.definition as mine
              from peer_group g
              join (select unnest($metrics) as metric, unnest($definitions) as definition) a on a.metric = g.metric
              where group_level is not distinct from $level and group_continent is not distinct from $continent
                and group_region is not distinct from $region and group_rest = $rest) g
        group by g.metric, g.period
        order by g.metric, g.period
        """,
        {
            "metrics": [*definitions], "definitions": [*definitions.values()], "level": which.level,
            "continent": which.continent, "region": which.region, "rest": which.rest,
        },
    )  # fmt: skip
    return [
        OfGroup(metric, period, Spread(count or 0, *values), int(elsewhere))
        for metric, period, count, *values, elsewhere in rows
    ]
