"""The sample's inventories and components as the ledger keeps them, and what the log says of how they were read."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from collectors.sample import log
from collectors.sample.built import Listing, Use, looks
from collectors.sample.months import Months
from collectors.sample.portfolio import HOST, Plan
from data.records import Collection, Component, Inventory

_THREE_YEARS = timedelta(days=3 * 365 + 20)
_UNIDENTIFIED, _DOUBLED = 0.4, 0.3  # share of the longer lists that have such entries
_LONG = 30  # entries
_HIDDEN = f"{HOST} does not show the components of this repository: its dependency graph is switched off."


def inventory(plan: Plan, listing: Listing, listed: list[Component], months: Months) -> Inventory:
    """The list as it was read last."""
    rng, read_at = Random(f"{plan.id}/inventory"), log.confirmed(plan, months.now)
    here = [one for one in listed if one.gone_at is None]
    doubled = rng.randint(1, 4) if len(here) > _LONG and rng.random() < _DOUBLED else 0
    age = _THREE_YEARS if listing.stale else timedelta(hours=rng.randint(1, 24 * 20))
    made_at = None if listing.source == "forge" and rng.random() < 0.2 else months.at(looks(plan, months)[-1]) - age
    return Inventory(
        plan.id, listing.source, listing.document, listing.form, made_at, read_at,
        len(here) + doubled, sum(one.package is None for one in here), doubled,
    )  # fmt: skip


def components(plan: Plan, listing: Listing, used: list[Use], months: Months) -> Iterator[Component]:
    """What it is and was built from; a long list has entries that nobody can identify."""
    last, seen = log.confirmed(plan, months.now), looks(plan, months)
    before = {months.at(month): months.at(earlier) for earlier, month in pairwise(seen)}
    for use in used:
        scope = "development" if use.ware.development else "runtime"
        yield Component(
            plan.id, use.component, use.ware.package, use.version, use.direct,
            None if listing.stale or listing.source == "scanned" else scope, _declared(plan, listing, use),
            listing.source, use.first, last if use.gone is None else before[use.gone], use.gone,
        )  # fmt: skip
    rng = Random(f"{plan.id}/unidentified")
    if len(used) > _LONG and rng.random() < _UNIDENTIFIED:
        for number in range(rng.randint(1, 5)):
            named, version = f"in-house-part-{number + 1}", f"1.{rng.randint(0, 9)}"
            first = months.at(seen[0])
            yield Component(plan.id, f"{named}@{version}", None, version, None, None, None, listing.source, first, last)


def logs(plan: Plan, listing: Listing, listed: list[Component], months: Months) -> Iterator[Collection]:
    """The first reading of its list and, where it may not be read, the refusal; `log.logs` tells of the last one."""
    first = months.at(looks(plan, months)[0])
    ended = first + timedelta(seconds=4)
    if listing.hidden:
        started = months.now - timedelta(seconds=1)
        yield Collection(plan.id, "component", started, months.now, None, "forbidden", requests=1, error=_HIDDEN)
    elif not plan.failing and ended < months.now - timedelta(days=1):
        count = _there(listed, first)
        yield Collection(plan.id, "component", first, ended, ended, "complete" if count else "empty", count, count)


def _there(listed: list[Component], when: datetime) -> int:
    """How many of the components were listed then."""
    return sum(one.first_seen <= when and (one.gone_at is None or one.gone_at > when) for one in listed)


def _declared(plan: Plan, listing: Listing, use: Use) -> str | None:
    """Forges and scans often say nothing of a licence."""
    silent = {"forge": 0.3, "scanned": 0.15}.get(listing.source, 0.02)
    return None if Random(f"{plan.id}/{use.component}").random() < silent else use.ware.licence
