"""Drives the collectors: saves their pages, logs every attempt, and goes on after a failure."""

import importlib
import os
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import collectors
from collectors.contract import Batch, Page, Reading, Target
from data.ledger import Ledger, out_of_space
from data.people import Identities, apply_configuration, keep_domains
from data.records import Collection, Repository
from data.words import Problem
from data.workspace import Workspace

_RESOURCES = ("commit", "tag", "observation")
_STATES = {
    "gone": ("not found", "does not exist", "does not appear to be", "404", "410", "no such file"),
    "forbidden": ("authentication failed", "could not read username", "permission denied", "403", "401", "451"),
}


@dataclass(frozen=True)
class Outcome:
    """How the collection of one repository ended; `problem` is None where it went well."""

    name: str
    state: str
    problem: Problem | None = None


def kinds() -> dict[str, ModuleType]:
    """Kind of target → collector: every module of this folder that can `collect`."""
    found = (importlib.import_module(f"collectors.{info.name}") for info in pkgutil.iter_modules(collectors.__path__))
    return {module.__name__.rpartition(".")[2]: module for module in found if hasattr(module, "collect")}


def parse(text: str, organisation: str, role: str) -> Target:
    """`git:../code/app` → Target; a relative path is made whole. Raises Problem."""
    kind, _, value = text.partition(":")
    if kind not in kinds() or not value:
        raise Problem("target.unknown", target=text, kinds=", ".join(sorted(kinds())))
    return Target(kind, _whole(value), organisation, role)


def configured(workspace: Workspace, ledger: Ledger) -> list[Target]:
    """Everything ospo.yaml names, and every target given once before. Raises Problem."""
    said = workspace.configuration
    ours = said.organisation.slug
    targets = [
        Target("git", _whole(entry.path or entry.url or "", workspace.root), ours,
               id=entry.id.lower() if entry.id else None, lines=entry.lines, configured=True)
        for entry in said.repositories
    ]  # fmt: skip
    kept = ledger.rows("select distinct source, organisation, role from repository order by source")
    named = {str(target) for target in targets}
    return targets + [replace(parse(s, o, r), configured=True) for s, o, r in kept if s not in named and _kind(s)]


def collect(targets: Iterable[Target], workspace: Workspace, ledger: Ledger) -> Iterator[Outcome]:
    """Collects each target and says how it ended. Only a full disk ends it early (Problem)."""
    with ledger.transaction():
        apply_configuration(ledger, workspace.configuration, workspace.key)
    for target in targets:
        reading = _reading(workspace, ledger)
        try:
            for page in kinds()[target.kind].collect(target, reading):
                _save(page, reading, ledger)
                yield Outcome(page.repository, _state(ledger, page.repository))
        except Problem as problem:
            if problem.code == "disk.full":
                raise
            yield _failed(target, reading, ledger, problem)
        except OSError as error:
            code = "disk.full" if out_of_space(error) else "workspace.unwritable"
            raise Problem(code, path=error.filename or workspace.root, why=error.strerror) from error


def _reading(workspace: Workspace, ledger: Ledger) -> Reading:
    return Reading(
        now=_now(),
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
    said = str(problem)
    state = next((s for s, signs in _STATES.items() if any(sign in said.lower() for sign in signs)), "failed")
    if not known and not target.configured:
        return Outcome(str(target), state, problem)
    name = known[0] if known else kinds()[target.kind].repository_id(target, reading)
    logs = [Collection(name, r, reading.now, _now(), None, state, error=said) for r in _RESOURCES]
    with ledger.transaction():
        if not known:
            ledger.save([Repository(name, target.organisation, target.role, str(target))])
        ledger.save(logs)
    return Outcome(name, state, problem)


def _state(ledger: Ledger, repository: str) -> str:
    rows = ledger.rows(
        "select state from collection where repository = ? and resource = 'commit' order by started_at desc limit 1",
        repository,
    )
    return str(rows[0][0]) if rows else "complete"


def _whole(value: str, base: Path | None = None) -> str:
    """A path as seen from `base` made absolute; an address stays."""
    if "://" in value or ("@" in value and ":" in value):
        return value
    return os.path.normpath((base or Path.cwd()) / Path(value).expanduser())


def _kind(source: str) -> bool:
    return source.partition(":")[0] in kinds()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
