"""What pages ask of a snapshot about what the software is built from: counted there, for a table has 300,000 rows."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from data import figures
from data.snapshot import Snapshot

_THESE = "organisation = $organisation and ($whole or list_contains($repositories, repository))"
CRITICAL = 4
_TOLD = "look is not null and look not in ('unknown', 'outbound_unknown')"


def packages(snapshot: Snapshot, organisation: str, repositories: Sequence[str] = ()) -> pd.DataFrame:
    """Rows of the details table `package`: those that these repositories (none: all) are built from."""
    used = f"select package from component where {_THESE}"
    sql = (
        f"select * from package where organisation = $organisation and ($whole or package in ({used})) order by package"
    )
    return snapshot.frame(sql, _asked(organisation, repositories))


def foremost(snapshot: Snapshot, organisation: str, most: int) -> list[dict[str, Any]]:
    """The rows of `package` with the highest priority."""
    sql = """
        select * from package
        where organisation = ?
        order by priority_low desc, vulnerabilities desc nulls last, priority_high desc, package
        limit ?
    """
    return figures.records(snapshot.frame(sql, [organisation, most]))


def counted(snapshot: Snapshot, organisation: str, repositories: Sequence[str] = ()) -> dict[str, int]:
    """Class of licence → number of components; one that is known in some lists alone counts as known."""
    sql = f"""
        select coalesce(class, 'unknown'), count(*)
        from (select max(class) filter (where class <> 'unknown') as class
              from component
              where {_THESE}
              group by component)
        group by 1
    """
    return dict(snapshot.rows(sql, _asked(organisation, repositories)))


def looks(snapshot: Snapshot, organisation: str, repositories: Sequence[str] = ()) -> pd.DataFrame:
    """Reason, package (of what has none, the component), licence, and the number of repositories worth a look."""
    sql = f"""
        select look, coalesce(package, component) as package, licence, count(distinct repository) as repositories
        from component
        where {_THESE} and {_TOLD}
        group by 1, 2, 3
        order by 1, 4 desc, 2, 3
    """
    return snapshot.frame(sql, _asked(organisation, repositories))


def looked(snapshot: Snapshot, organisation: str, repositories: Sequence[str] = ()) -> pd.DataFrame:
    """The rows of the details table `component` behind `looks`."""
    sql = f"select * from component where {_THESE} and {_TOLD} order by repository, component"
    return snapshot.frame(sql, _asked(organisation, repositories))


def untold(snapshot: Snapshot, organisation: str, repositories: Sequence[str] = ()) -> int:
    """How many components under copyleft nobody can judge, for their repository's own licence is not known."""
    return _count(snapshot, "look = 'outbound_unknown'", organisation, repositories)


def unscreened(snapshot: Snapshot, organisation: str, repositories: Sequence[str] = ()) -> int:
    """How many components were not held against the advisories."""
    return _count(snapshot, "not screened", organisation, repositories)


def uses(snapshot: Snapshot, organisation: str, package: str) -> pd.DataFrame:
    """Rows of the details table `component`: who uses which version of a package."""
    sql = "select * from component where organisation = ? and package = ? order by repository, component"
    return snapshot.frame(sql, [organisation, package])


def flaws(snapshot: Snapshot, organisation: str, repositories: Sequence[str] = ()) -> pd.DataFrame:
    """Each vulnerability of each package once, the severest first, with the number of repositories that have it."""
    sql = f"""
        select max(severity) as severity, max(score) as score, package, flaw, max(summary) as summary,
               string_agg(distinct fixed, ', ' order by fixed) as fixed, count(distinct repository) as repositories,
               min(published_at) as published_at
        from vulnerability
        where {_THESE}
        group by package, flaw
        order by 1 desc nulls last, 2 desc nulls last, repositories desc, package, flaw
    """
    return snapshot.frame(sql, _asked(organisation, repositories))


def critical(snapshot: Snapshot, organisation: str) -> pd.DataFrame:
    """The rows of `flaws` that are critical."""
    found = flaws(snapshot, organisation)
    return found[found["severity"] == CRITICAL]


def flawed(
    snapshot: Snapshot, organisation: str, repositories: Sequence[str] = (), package: str | None = None
) -> pd.DataFrame:
    """Rows of the details table `vulnerability`, of one package or (None) of all, the severest first."""
    sql = f"""
        select * from vulnerability
        where {_THESE} and ($package is null or package = $package)
        order by severity desc nulls last, score desc nulls last, flaw, repository, component
    """
    return snapshot.frame(sql, _asked(organisation, repositories) | {"package": package})


def known(snapshot: Snapshot, organisation: str, repositories: Sequence[str] = ()) -> tuple[int, int, int]:
    """Components in use, those that were held against the advisories, and those whose age is known."""
    sql = f"""
        select count(distinct component), count(distinct component) filter (where screened),
               count(distinct component) filter (where libyears is not null)
        from component
        where {_THESE}
    """
    total, screened, aged = snapshot.rows(sql, _asked(organisation, repositories))[0]
    return total, screened, aged


def built(snapshot: Snapshot, organisation: str) -> int:
    """How many repositories are known to use components."""
    sql = f"select count(distinct repository) from component where {_THESE}"
    found: int = snapshot.rows(sql, _asked(organisation, ()))[0][0]
    return found


def parts(snapshot: Snapshot, organisation: str, these: Sequence[str]) -> dict[tuple[str, str], float]:
    """(Package, part of its risk) → points of 100 that the part is known to add."""
    sql = "select package, part, low from risk where organisation = ? and list_contains(?, package)"
    return {(package, part): low for package, part, low in snapshot.rows(sql, [organisation, [*these] or [""]])}


def _count(snapshot: Snapshot, where: str, organisation: str, repositories: Sequence[str]) -> int:
    sql = f"select count(distinct component) from component where {_THESE} and {where}"
    count: int = snapshot.rows(sql, _asked(organisation, repositories))[0][0]
    return count


def _asked(organisation: str, repositories: Sequence[str]) -> dict[str, object]:
    return {"organisation": organisation, "repositories": [*repositories] or [""], "whole": not repositories}
