"""Drives the collectors: saves their pages, logs every attempt, and goes on after a failure."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import collectors
from collectors.contract import Batch, Page, Reading, Target
from data.configuration import slug
from data.ledger import Ledger, out_of_space
from data.people import Identities, apply_configuration, keep_domains
from data.records import Collection, Repository
from data.words import Problem
from data.workspace import Workspace

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


@cache
def kinds() -> dict[str, ModuleType]:
    """Kind of target → collector: every module of this folder that is one (see `contract.py`)."""
    found = (importlib.import_module(f"collectors.{info.name}") for info in pkgutil.iter_modules(collectors.__path__))
    return {module.__name__.rpartition(".")[2]: module for module in found if hasattr(module, "repository_id")}


def parse(text: str, organisation: str, role: str) -> Target:
    """`git:../code/app` → Target; a relative path is made whole. Raises Problem."""
    target = _target(text, organisation, role, Path.cwd())
    if target.kind not in kinds() or not target.value:
        raise _unknown(text)
    return target


def configured(workspace: Workspace, ledger: Ledger) -> list[Target]:
    """Everything ospo.yaml names, and every target given once before, but what it excludes. Raises Problem."""
    said, root = workspace.configuration, workspace.root
    ours = said.organisation.slug
    repositories = [
        replace(
            _target(f"git:{entry.path or entry.url}", ours, "self", root),
            id=entry.id.lower() if entry.id else None, lines=entry.lines,
        )
        for entry in said.repositories
    ]  # fmt: skip
    forges = [_target(f"{kind}:{v}", ours, "self", root) for forge in said.forges for kind, v in forge if v]
    peers = [_target(text, slug(peer.name), "peer", root) for peer in said.peers for text in peer.targets]
    kept, excluded = _kept(said.exclude, ledger)
    targets = {str(target): target for target in [*kept, *repositories, *forges, *peers]}
    _forget_never_read(list(targets), ledger)
    return [replace(target, configured=True) for name, target in targets.items() if name not in excluded]


def collect(targets: Iterable[Target], workspace: Workspace, ledger: Ledger) -> Iterator[Outcome]:
    """Collects each target and says how it ended. Only a full disk ends it early (Problem)."""
    with ledger.transaction():
        apply_configuration(ledger, workspace.configuration, workspace.key)
    for target in targets:
        reading = _reading(workspace, ledger)
        try:
            if target.kind not in kinds():
                raise _unknown(str(target))
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


def _target(text: str, organisation: str, role: str, base: Path) -> Target:
    """Any KIND:VALUE as a target, its value in the form its collector keeps."""
    kind, _, value = text.partition(":")
    whole = getattr(kinds().get(kind), "whole", None)
    return Target(kind, whole(value, base) if whole and value else value, organisation, role)


def _kept(exclude: list[str], ledger: Ledger) -> tuple[list[Target], set[str]]:
    """The targets given before, and the names of those of which everything is excluded."""
    rows = ledger.rows(
        """select source, organisation, role, bool_and(list_contains(?, id))
        from repository where id in (select repository from collection where confirmed_at is not null)
        group by all order by all""",
        [name.lower() for name in exclude],
    )
    kept = [_target(source, organisation, role, Path("/")) for source, organisation, role, _ in rows]
    return [target for target in kept if target.kind in kinds()], {source for source, *_, out in rows if out}


def _forget_never_read(named: list[str], ledger: Ledger) -> None:
    """A repository that was never read and is named no longer was a mistake, mended in ospo.yaml."""
    never = ledger.rows(
        """select id from repository
        where id not in (select repository from collection where confirmed_at is not null)
          and not list_contains(?, source)""",
        named or [""],
    )
    with ledger.transaction():
        for (name,) in never:
            ledger.forget(Repository, id=name)
            ledger.forget(Collection, repository=name)


def _unknown(text: str) -> Problem:
    return Problem("target.unknown", target=text, kinds=", ".join(sorted(kinds())))


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
