"""Which things are to be collected: the words of a command, ospo.yaml, and what was given before."""

import importlib
import pkgutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

import collectors
from collectors.contract import Target
from data.configuration import RepositoryEntry
from data.ledger import Ledger
from data.records import Collection, Repository
from data.words import Problem
from data.workspace import Workspace


@cache
def kinds() -> dict[str, ModuleType]:
    """Kind of target → collector: every module of this folder that is one (see `contract.py`)."""
    return {module.__name__.rpartition(".")[2]: module for module in _modules() if hasattr(module, "repository_id")}


@cache
def services() -> list[ModuleType]:
    """Every module of this folder that is a service (see `contract.py`), in the order of their PLACE."""
    return sorted((module for module in _modules() if hasattr(module, "look_up")), key=lambda module: module.PLACE)


@cache
def _modules() -> list[ModuleType]:
    names = [info.name for info in pkgutil.iter_modules(collectors.__path__) if info.name != "run"]
    return [importlib.import_module(f"collectors.{name}") for name in names]


def parse(text: str, organisation: str, role: str) -> Target:
    """`git:../code/app` → Target; a relative path is made whole. Raises Problem."""
    target = _target(text, organisation, role, Path.cwd())
    if target.kind not in kinds() or not target.value:
        raise unknown(text)
    return target


def configured(workspace: Workspace, ledger: Ledger) -> list[Target]:
    """Everything ospo.yaml names, and every target given once before, but what it excludes. Raises Problem."""
    said, root = workspace.configuration, workspace.root
    ours = said.organisation.slug
    repositories = [
        replace(
            _target(_words(entry), ours, "self", root),
            id=entry.id.lower() if entry.id else None, lines=entry.lines,
            private=entry.private,
        )
        for entry in said.repositories
    ]  # fmt: skip
    forges = [_target(f"{kind}:{v}", ours, "self", root) for forge in said.forges for kind, v in forge if v]
    peers = [_target(text, peer.slug, "peer", root) for peer in said.peers for text in peer.targets]
    kept, excluded = _kept(said.exclude, ledger)
    targets = {str(target): target for target in [*kept, *repositories, *forges, *peers]}
    _forget_never_read(list(targets), ledger)
    return [replace(target, configured=True) for name, target in targets.items() if name not in excluded]


def _words(entry: RepositoryEntry) -> str:
    """What ospo.yaml says of one repository, in the words of the command."""
    if entry.sbom:
        return f"sbom:{entry.id}={entry.sbom}" if entry.id else f"sbom:{entry.sbom}"
    return f"git:{entry.path or entry.url}"


def unknown(text: str) -> Problem:
    """What is said of a kind that no collector has."""
    return Problem("target.unknown", target=text, kinds=", ".join(sorted(kinds())))


def _target(text: str, organisation: str, role: str, base: Path) -> Target:
    """Any KIND:VALUE as a target, its value in the form its collector keeps."""
    kind, _, value = text.partition(":")
    whole = getattr(kinds().get(kind), "whole", None)
    return Target(kind, whole(value, base) if whole and value else value, organisation, role)


def _kept(exclude: list[str], ledger: Ledger) -> tuple[list[Target], set[str]]:
    """The targets given before, and the names of those of which everything is excluded."""
    names = [name.lower() for name in exclude]
    rows = ledger.rows(
        """select source, organisation, role, bool_and(list_contains(?, id))
        from repository where id in (select repository from collection where confirmed_at is not null)
        group by all
        union
        select c.value, r.organisation, r.role, list_contains(?, r.id)
        from cursor c join repository r on r.id = c.repository
        where c.resource = 'sbom'
        order by all""",
        names, names,
    )  # fmt: skip
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
