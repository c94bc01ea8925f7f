"""Drives the collectors: saves their pages, logs every attempt, and goes on after a failure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from collectors.contract import Batch, Page, Reading, Target
from collectors.targets import configured, kinds, parse, unknown
from data.ledger import Ledger, out_of_space
from data.people import Identities, apply_configuration, keep_domains
from data.records import Collection, Repository
from data.words import Problem
from data.workspace import Workspace

__all__ = ["Outcome", "collect", "configured", "kinds", "parse"]

# What a source says, in lower case, where a repository is not there or not for us.
_STATES = {
    "gone": ("not found", "does not exist", "does not appear to be", "error: 404", "error: 410", "no such file"),
    "forbidden": (
        "authentication failed", "could not read username", "permission denied", "error: 401", "error: 403",
        "error: 451",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """How the collection of one repository ended; `problem` is None where it went well."""

    name: str
    state: str
    problem: Problem | None = None


def collect(targets: Iterable[Target], workspace: Workspace, ledger: Ledger) -> Iterator[Outcome]:
    """Collects each target and says how it ended. Only a full disk ends it early (Problem)."""
    with ledger.transaction():
        apply_configuration(ledger, workspace.configuration, workspace.key)
    for target in targets:
        reading = _reading(workspace, ledger)
        try:
            if target.kind not in kinds():
                raise unknown(str(target))
            for page in kinds()[target.kind].collect(target, reading):
                _save(page, reading, ledger)
                yield Outcome(page.repository, _state(ledger, page.repository))
        except Problem as problem:
            if problem.code == "disk.full":
                raise
            yield _failed(target, reading, ledger, problem)
        except OSError as error:
            path = error.filename or workspace.root
            if out_of_space(error):
                raise Problem("disk.full", path=path) from error
            yield _failed(target, reading, ledger, Problem("file.unreadable", path=path, why=error.strerror))


def _reading(workspace: Workspace, ledger: Ledger) -> Reading:
    return Reading(
        now=_now().replace(microsecond=0),
        clock=_now,
        cache=workspace.cache,
        identities=Identities(workspace.key, workspace.configuration.people.domains),
        taken=dict(ledger.rows("select id, source from repository")),
        cursors={(r, s): value for r, s, value in ledger.rows("select repository, resource, value from cursor")},
    )


def _save(page: Page, reading: Reading, ledger: Ledger) -> None:
    """One transaction: what is replaced goes, the rows come, and then the log can count them."""
    records: list[Any] = []
    with ledger.transaction():
        for record, where in page.replaces:
            ledger.forget(record, **where)
        for item in page.rows:
            if isinstance(item, Batch):
                ledger.save_table(item.record, item.rows, fresh=item.fresh)
            else:
                records.append(item)
        ledger.save(item for item in records if not isinstance(item, Collection))
        for kind, until in page.confirms.items():
            ledger.confirm(page.repository, kind, until)
        keep_domains(ledger, reading.identities)
        ledger.save(_counted(item, ledger) for item in records if isinstance(item, Collection))


def _counted(log: Collection, ledger: Ledger) -> Collection:
    """The log with what the ledger now holds of the resource; less than expected is partial."""
    collected = ledger.count(log.resource, log.repository)
    short = log.expected is not None and collected < log.expected and log.state == "complete"
    return replace(log, collected=collected, state="partial" if short else log.state)


def _failed(target: Target, reading: Reading, ledger: Ledger, problem: Problem) -> Outcome:
    """Logs the attempt of a repository that is known or configured; a typing error leaves no trace."""
    known = [name for name, source in reading.taken.items() if source == str(target)]
    why = str(problem.fields.get("why", "")).lower()
    state = next((s for s, signs in _STATES.items() if any(sign in why for sign in signs)), "failed")
    names = known or _named(target, reading)
    resources = getattr(kinds().get(target.kind), "RESOURCES", ())
    with ledger.transaction():
        for name in names:
            if name not in reading.taken:
                ledger.save([Repository(name, target.organisation, target.role, str(target))])
            ledger.save(
                Collection(name, resource, reading.started, _now(), None, state, error=str(problem))
                for resource in resources
            )
    return Outcome(names[0] if len(names) == 1 else str(target), state, problem)


def _named(target: Target, reading: Reading) -> list[str]:
    """What a configured target that was never read is called, if it can be called anything."""
    if not target.configured or target.kind not in kinds():
        return []
    try:
        return [kinds()[target.kind].repository_id(target, reading)]
    except Problem:
        return []


def _state(ledger: Ledger, repository: str) -> str:
    rows = ledger.rows(
        "select state from collection where repository = ? and resource = 'commit' order by started_at desc limit 1",
        repository,
    )
    return str(rows[0][0]) if rows else "complete"


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
