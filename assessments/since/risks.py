"""Vulnerabilities that became known since a day and are still there."""

from dataclasses import dataclass
from datetime import date

from data.snapshot import Snapshot

SEVERE = 3  # high; of unknown severity it may be


@dataclass(frozen=True)
class NewFlaw:
    """A vulnerability of high, critical or unknown (None) severity, its package, and in how many repositories it is."""

    flaw: str
    package: str
    severity: int | None
    repositories: int


def new_flaws(snapshot: Snapshot, organisation: str, day: date) -> list[NewFlaw]:
    """Those that no component of ours had before `day`, be it published or brought in since; the gravest first."""
    found = snapshot.rows(
        """
        select flaw, min(coalesce(package, component)), max(severity), count(distinct repository)
        from vulnerability
        where organisation = $organisation and coalesce(severity, $severe) >= $severe
        group by flaw
        having min(greatest(coalesce(published_at, first_seen), first_seen)) >= $day
        order by max(severity) desc nulls last, count(distinct repository) desc, flaw
        """,
        {"organisation": organisation, "severe": SEVERE, "day": day},
    )
    return [NewFlaw(*row) for row in found]
