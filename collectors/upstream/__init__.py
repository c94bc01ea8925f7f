"""Who worked in the last twelve months on the projects that our packages come from: counts, of no names."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from collectors.contract import Failed, Page, Reading
from collectors.upstream import address
from collectors.upstream.history import Unread, written
from collectors.upstream.refusals import Refusals
from collectors.upstream.work import known, work
from data import inventories
from data.ledger import Ledger
from data.records import Cursor
from data.words import ngettext

PLACE = 40
AT_ONCE = 50  # each is a fetch of seconds, at times of two minutes: more would keep a collection for hours
AMONG = 200  # those most used: in a month of weekly collections each is read once
AGAIN = timedelta(days=7)  # twelve months change little in less
_RESOURCE = "upstream_work"


def look_up(ledger: Ledger, reading: Reading) -> Iterator[Page | Failed]:
    """Reads the projects that are due, and says which could not be read. Raises Problem where none can be reached."""
    due = _due(inventories.projects(ledger), reading) if reading.sources.upstream else []
    if not due:
        return
    reading.say(_beginning(len(due)))
    who, refusals = known(ledger), Refusals(reading.say)
    for project, url in due:
        tried = Cursor(project, _RESOURCE, reading.now.isoformat())
        try:
            with written(url, reading.cache) as commits:
                rows = [work(project, commits, who, reading), tried]
        except Unread as unread:
            refusals.add(project, unread)
            rows = [tried] if unread.lasting else []
        else:
            refusals.end_row()
        yield Page(project, rows)
    refusals.tell()


def _due(projects: Iterable[str], reading: Reading) -> list[tuple[str, str]]:
    """Projects and their addresses: never tried or tried longest ago first, then the most used."""
    private = reading.sources.private_addresses
    found = ((project, url) for project in projects if (url := address.url(project, private=private)))
    tried = [(_tried(project, reading), (project, url)) for project, url in islice(found, AMONG)]
    waiting = [(at, one) for at, one in tried if at is None or reading.now - at >= AGAIN]
    return [one for _, one in sorted(waiting, key=lambda row: (row[0] is not None, row[0] or reading.now))][:AT_ONCE]


def _tried(project: str, reading: Reading) -> datetime | None:
    said = reading.cursors.get((project, _RESOURCE))
    return datetime.fromisoformat(said) if said else None


def _beginning(count: int) -> str:
    return ngettext(
        "Reading who works on {n} project that our packages come from.",
        "Reading who works on {n} projects that our packages come from.",
        count,
    ).format(n=count)
