"""What repositories are built from, over time: inventories taken into the ledger, and what is in use now."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from data.ledger import Ledger
from data.records import Component, Inventory, arrow


class Used(NamedTuple):
    """A component in use, with its package and version; None: not pinned."""

    component: str
    package: str
    version: str | None


class Answered(NamedTuple):
    """How many of a repository's components a service was to speak of, and did; since when at the oldest."""

    repository: str
    resource: str
    expected: int
    collected: int
    asked_at: datetime | None


def take(ledger: Ledger, inventory: Inventory, components: Sequence[Component]) -> None:
    """What one source lists now: what it listed before goes on or is gone, the rest is new. In a transaction.

    Another source's list ends as a whole.
    """
    ledger.save([inventory])
    ledger.connection.register("batch", arrow(Component, components))
    ledger.connection.execute(_REPLACED, [inventory.read_at, inventory.repository, inventory.source])
    ledger.connection.execute(_GO_ON)
    ledger.connection.execute(_GONE, [inventory.read_at, inventory.repository, inventory.source])
    ledger.connection.execute(_NEW)
    ledger.connection.unregister("batch")


_REPLACED = """
update ledger.component
set gone_at = greatest(first_seen, ?), replaced = true
where repository = ? and gone_at is null and source <> ?
"""
# A component that its source still lists goes on, with what is said of it now; one that it lists no more is gone.
_GO_ON = """
update ledger.component c
set last_seen = greatest(c.last_seen, b.last_seen), direct = b.direct, scope = b.scope, licence = b.licence
from batch b
where c.repository = b.repository and c.component = b.component and c.source = b.source and c.gone_at is null
"""
_GONE = """
update ledger.component
set gone_at = greatest(first_seen, ?)
where repository = ? and gone_at is null and source = ?
  and component not in (select component from batch)
"""
_NEW = """
insert into ledger.component by name
select * from batch b
where not exists (
    select 1 from ledger.component c
    where c.repository = b.repository and c.component = b.component and c.source = b.source and c.gone_at is null)
"""

# What is listed today, in repositories that anybody may see: of others no outside service learns anything.
_NOW = """
    select * from component
    where gone_at is null and package is not null
"""
_SHOWN = "c.repository in (select id from repository where not coalesce(private, false))"


def used(ledger: Ledger) -> list[Used]:
    """Every component in use that an outside service may be asked about, once."""
    rows = ledger.rows(
        f"select distinct component, package, version from ({_NOW}) c where {_SHOWN} order by component, package"
    )
    return [Used(*row) for row in rows]


def drop_unseen(ledger: Ledger) -> None:
    """Vulnerabilities go that the last screening of their component did not find, and those of withdrawn advisories.

    In a transaction.
    """
    ledger.connection.execute(
        """delete from ledger.vulnerability v using ledger.screening s
        where s.component = v.component and v.seen_at < s.screened_at"""
    )
    ledger.connection.execute(
        """delete from ledger.vulnerability v using ledger.advisory a
        where a.advisory = v.advisory and a.withdrawn_at is not null"""
    )


def note_abandoned(ledger: Ledger) -> None:
    """Since when what is deprecated or archived now is known to be: the first time holds. In a transaction."""
    now = """
        select package as abandoned, asked_at as since from package where deprecated
        union all
        select project, asked_at from upstream_facts where archived"""
    ledger.connection.execute(f"delete from abandoned where abandoned not in (select abandoned from ({now}) n)")
    ledger.connection.execute(
        f"insert into abandoned by name from ({now}) n where n.abandoned not in (select abandoned from abandoned)"
    )


def projects(ledger: Ledger) -> list[str]:
    """The source repositories of the packages in use, those first that most repositories ask for themselves."""
    rows = ledger.rows(
        f"""select p.project from ({_NOW}) c join package p using (package)
        where p.project is not null and {_SHOWN} and p.project not in (select id from repository)
        group by p.project
        order by count(distinct c.repository) filter (where coalesce(c.direct, true)) desc,
                 count(distinct c.repository) desc, p.project"""
    )
    return [project for (project,) in rows]


def answered(ledger: Ledger) -> list[Answered]:
    """Of each repository with an inventory and each service, how much of it is known.

    To be known are both days of each component (package), whether it is vulnerable (advisory), and the score of each
    project that is not ours (scorecard), and who works on it (upstream_work). What a service cannot know, such as
    components without a purl or packages of an ecosystem that deps.dev does not have, or is not asked, as of private
    repositories, is to be known all the same and lowers the coverage.
    """
    rows = ledger.rows(
        """
        with here as (select * from component where gone_at is null),
        newest as (select package, max(newest_since) as newest_since from package_version group by package),
        others as (select package, project from package where project not in (select id from repository))
        select i.repository, 'package', count(c.component),
               count(*) filter (where v.published_at is not null and n.newest_since is not null), min(p.asked_at)
        from inventory i
        left join here c on c.repository = i.repository
        left join package p on p.package = c.package
        left join package_version v on v.package = c.package and v.version = c.version
        left join newest n on n.package = c.package
        group by i.repository
        union all
        select i.repository, 'advisory', count(c.component), count(s.component), min(s.screened_at)
        from inventory i
        left join here c on c.repository = i.repository
        left join screening s on s.component = c.component
        group by i.repository
        union all
        select i.repository, 'scorecard', count(distinct p.project), count(distinct s.project), min(s.asked_at)
        from inventory i
        left join here c on c.repository = i.repository
        left join others p on p.package = c.package
        left join scorecard s on s.project = p.project
        group by i.repository
        union all
        select i.repository, 'upstream_work', count(distinct p.project), count(distinct w.project), min(w.read_at)
        from inventory i
        left join here c on c.repository = i.repository
        left join others p on p.package = c.package
        left join upstream_work w on w.project = p.project
        group by i.repository
        """
    )
    return [Answered(*row) for row in rows]
