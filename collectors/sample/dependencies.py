"""What the repositories of the sample are built from, and all that the services know of it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from collectors.contract import Batch
from collectors.sample import known, lists, log, upstream
from collectors.sample.built import Listing, Use, listings, uses
from collectors.sample.months import Months
from collectors.sample.packages import Project, Ware
from collectors.sample.portfolio import Plan
from data.records import (
    Advisory,
    Collection,
    Component,
    Inventory,
    OutsideContribution,
    Package,
    PackageVersion,
    Scorecard,
    Screening,
    UpstreamFacts,
    UpstreamWork,
    Vulnerability,
    arrow,
)


class Parts(NamedTuple):
    """A repository's list and all that was ever in it."""

    listing: Listing
    uses: list[Use]


def parts(name: str, plans: list[Plan], months: Months) -> dict[str, Parts]:
    """By repository; those without a list are left out."""
    found = listings(plans)
    return {
        plan.id: Parts(found[plan.id], uses(name, plan, found[plan.id], months)) for plan in plans if plan.id in found
    }


def listed(plan: Plan, part: Parts | None, months: Months) -> list[Component]:
    """All that is and was in a repository's list."""
    return list(lists.components(plan, part.listing, part.uses, months)) if part else []


def rows(plan: Plan, part: Parts | None, components: list[Component], months: Months) -> list[Batch]:
    """A repository's inventory and components; nothing where none may be read."""
    if not part or part.listing.hidden:
        return []
    found = lists.inventory(plan, part.listing, components, months)
    batches = [Batch(Inventory, arrow(Inventory, [found]), fresh=True)]
    return [*batches, Batch(Component, arrow(Component, components), fresh=True)] if components else batches


def around(name: str, there: Mapping[str, Parts], months: Months) -> list[Batch]:
    """What the services told of all packages, advisories and projects: for all repositories once."""
    used = [use for part in there.values() for use in part.uses]
    wares = {use.ware.package: use.ware for use in used}
    last = _last_releases(wares.values())
    given = upstream.contributions([*(project for project, _month in last.values()), *upstream.outside()], months)
    told: list[Any] = [
        *known.packages(wares.values(), months), *known.advisories(name, months),
        *known.vulnerabilities(name, used, months), *known.scorecards((one for one, _month in last.values()), months),
        *upstream.work(last.values(), months), *given,
    ]  # fmt: skip
    kinds = (Package, PackageVersion, Advisory, Screening, Vulnerability, Scorecard)
    return [
        Batch(kind, arrow(kind, [row for row in told if type(row) is kind]))
        for kind in (*kinds, UpstreamWork, UpstreamFacts, OutsideContribution)
    ]


def logs(plan: Plan, part: Parts | None, components: list[Component], months: Months) -> Iterator[Collection]:
    """What the log says of the list but its last reading, of the projects it stands on and of what we gave outside."""
    ended = log.confirmed(plan, months.now)
    since = ended - timedelta(seconds=1)
    if part:
        yield from lists.logs(plan, part.listing, components, months)
        projects = {one.id: one for use in part.uses if use.gone is None and (one := use.ware.known_project)}
        read = sum(project.backing != "unknown" for project in projects.values())
        state = "complete" if read == len(projects) else "partial"
        yield Collection(plan.id, "upstream_work", since, ended, ended, state, len(projects), read)
    if plan.asked:
        yield Collection(plan.id, "outside_contribution", since, ended, ended, "complete")


def _last_releases(wares: Iterable[Ware]) -> dict[str, tuple[Project, float]]:
    """Project id → the project and the month of its last release."""
    found: dict[str, tuple[Project, float]] = {}
    for ware in wares:
        if project := ware.known_project:
            month = found.get(project.id, (project, ware.versions[0].month))[1]
            found[project.id] = (project, max(month, ware.versions[-1].month))
    return found
