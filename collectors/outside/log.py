"""How much is known of what our people gave outside."""

from collections.abc import Iterator
from datetime import datetime

from collectors.contract import Page, Reading
from collectors.outside.accounts import CURSORS, listed
from data.ledger import Ledger
from data.records import Collection

RESOURCE = "outside_contribution"


def page(ledger: Ledger, reading: Reading) -> Page:
    """For each repository of ours the same: how many accounts there are and of how many we know, until when."""
    return Page(RESOURCE, [*_logs(ledger, reading)])


def _logs(ledger: Ledger, reading: Reading) -> Iterator[Collection]:
    accounts, known = listed(reading), _known(ledger, reading)
    until = min(known, default=None)
    state = "complete" if len(known) == len(accounts) and until == reading.now else "partial" if known else "failed"
    for (name,) in ledger.rows("select id from repository where role = 'self' order by id"):
        yield Collection(name, RESOURCE, reading.started, reading.clock(), until, state, len(accounts), len(known))


def _known(ledger: Ledger, reading: Reading) -> list[datetime]:
    """Until when each account was read, of those that were read at all."""
    rows = ledger.rows("select repository, resource, value from cursor where starts_with(resource, 'outside_')")
    at = {(identity, resource): datetime.fromisoformat(value.split()[1]) for identity, resource, value in rows}
    asked = (
        [(reading.identities.account(*name.split("/", 1)).identity, kind) for kind in CURSORS.values()]
        for name in listed(reading)
    )
    return [min(at[one] for one in both) for both in asked if all(one in at for one in both)]
