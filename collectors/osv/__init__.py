"""Known vulnerabilities of the components in use, from OSV: its API, or its archives in a folder."""

from collections.abc import Iterator
from pathlib import Path

from collectors import web
from collectors.contract import Failed, Page, Reading
from collectors.osv.api import Api
from collectors.osv.asking import Counts, Source
from collectors.osv.bulk import Folder
from collectors.osv.judging import found
from data import inventories
from data.ledger import Ledger
from data.records import Advisory, Screening, Vulnerability
from data.words import Problem

__all__ = ["PLACE", "Api", "Counts", "Folder", "found", "look_up"]

PLACE = 20
_TOGETHER = 1000  # rows a page


def look_up(ledger: Ledger, reading: Reading) -> Iterator[Page | Failed]:
    """Pages of Advisory, Vulnerability and, the last, Screening; Failed where something is missing.

    n components cost n/1000 requests at the API and one for each advisory that is new or changed; asked every time.
    Raises Problem where there is nobody to ask.
    """
    used = inventories.used(ledger)
    if not reading.sources.osv or not used:
        return
    yield from _pages(used, *_source(ledger, reading, reading.sources.osv), reading)
    with ledger.transaction():
        inventories.drop_unseen(ledger)


def _source(ledger: Ledger, reading: Reading, place: str) -> tuple[str, Source]:
    """What it is called, and what to ask."""
    if "://" not in place:
        return place, Folder(Path(place))
    session = web.session(place, reading.cache / "web", private=reading.sources.private_addresses, wait=reading.wait)
    known = dict(ledger.rows("select advisory, modified_at from advisory where withdrawn_at is null"))
    rows = ledger.rows("select component, package, advisory, fixed, seen_at from vulnerability")
    held = {(one.component, one.advisory): one for one in (Vulnerability(*row) for row in rows)}
    return session.host, Api(session, reading.started, known, held)


def _pages(used: list[inventories.Used], name: str, source: Source, reading: Reading) -> Iterator[Page | Failed]:
    """What is found as it comes, and at the end which components were held against all of it."""
    rows: list[Advisory | Vulnerability] = []
    for one in found(used, source, reading.started):
        if isinstance(one, Counts):
            yield Page(name, [*rows, *(Screening(component, reading.started) for component in sorted(one.screened))])
            yield from _said(name, one, reading)
        else:
            rows.append(one)
        if len(rows) >= _TOGETHER:
            yield Page(name, rows, more=True)
            rows = []


def _said(name: str, counts: Counts, reading: Reading) -> Iterator[Failed]:
    """What could not be read is said; what could not be asked has failed."""
    if counts.absent:
        reading.say(str(Problem("osv.absent", path=name, names=", ".join(sorted(counts.absent)))))
    if counts.broken:
        more = ["…"] if counts.broken > len(counts.where) else []
        reading.say(str(Problem("osv.records", count=counts.broken, names=", ".join([*counts.where, *more]))))
    yield from (Failed(name, (), problem) for problem in counts.problems)
