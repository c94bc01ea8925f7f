"""Saves what a collector yields: one transaction a page, the log last, when it can count the rows."""

from dataclasses import replace
from typing import Any

from collectors.contract import Batch, Page, Reading
from data import inventories
from data.ledger import Ledger
from data.people import keep_domains
from data.records import Collection, Repository


def save(page: Page, reading: Reading, ledger: Ledger) -> None:
    """One transaction: what is replaced goes, the rows come, and then the log can count them."""
    if page == Page(page.repository, more=page.more):
        return
    records: list[Any] = []
    with ledger.transaction():
        if page.was:
            ledger.rename(page.was, page.repository)
        for record, where in page.replaces:
            ledger.forget(record, **where)
        for item in page.rows:
            if isinstance(item, Batch):
                ledger.save_table(item.record, item.rows, fresh=item.fresh)
            else:
                records.append(item)
        ledger.save(_with_facts(item, ledger) for item in records if not isinstance(item, Collection))
        for record, since in page.unread.items():
            ledger.drop_unread(record, page.repository, since)
        ledger.observe(page.repository, page.seen)
        if page.inventory:
            inventories.take(ledger, *page.inventory)
        for kind, until in page.confirms.items():
            ledger.confirm(page.repository, kind, until)
        keep_domains(ledger, reading.identities)
        counted = [_counted(item, ledger) for item in records if isinstance(item, Collection)]
        ledger.save([*counted, *_still(page, reading, ledger)])


def _with_facts(row: Any, ledger: Ledger) -> Any:
    """A repository with what only its other source can say: git of a forge's facts, a forge of what was cloned."""
    if not isinstance(row, Repository):
        return row
    names = ("head", "complete_from") if row.forge_number else ("forge_number", "fork", "mirror", "archived", "private")
    known = ledger.rows(f"select {', '.join(names)} from repository where id = ?", row.id)
    kept = dict(zip(names, known[0], strict=True)) if known else {}
    return replace(row, **{name: value for name, value in kept.items() if getattr(row, name) is None})


def _still(page: Page, reading: Reading, ledger: Ledger) -> list[Collection]:
    """The last good logs of what the source says is unchanged, confirmed anew."""
    rows = ledger.rows(
        """select resource, state, expected, collected from collection
        where repository = ? and confirmed_at is not null and list_contains(?, resource)
        qualify row_number() over (partition by resource order by started_at desc) = 1""",
        page.repository, list(page.unchanged),
    ) if page.unchanged else []  # fmt: skip
    until, started = page.unchanged, reading.started
    return [
        Collection(page.repository, resource, started, reading.clock(), until[resource], state, *totals)
        for resource, state, *totals in rows
    ]


def _counted(log: Collection, ledger: Ledger) -> Collection:
    """The log with what the ledger now holds of the resource, if it does not say; less than expected is partial."""
    collected = ledger.count(log.resource, log.repository) if log.collected is None else log.collected
    short = log.expected is not None and collected < log.expected and log.state == "complete"
    return replace(log, collected=collected, state="partial" if short else log.state)
