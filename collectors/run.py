"""Drives the collectors: saves their pages, logs every attempt, and goes on after a failure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from collectors.contract import Failed, Page, Reading, Target, no_wait, no_word
from collectors.saving import save
from collectors.targets import configured, kinds, parse, services, unknown
from data import inventories
from data.configuration import Sources
from data.disk import out_of_space
from data.ledger import Ledger
from data.people import apply_configuration, of_configuration
from data.records import Collection, Repository
from data.words import Problem
from data.workspace import Workspace

__all__ = ["Outcome", "collect", "configured", "kinds", "look_up", "parse"]

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


def collect(
    targets: Iterable[Target],
    workspace: Workspace,
    ledger: Ledger,
    say: Callable[[str], None] = no_word,
    wait: Callable[[str, datetime], None] = no_wait,
) -> Iterator[Outcome]:
    """Collects each target and says how it ended. Only a full disk ends it early (Problem).

    `say` and `wait` are what collectors say and wait with, see `contract.Reading`.
    """
    with ledger.transaction():
        apply_configuration(ledger, workspace.configuration, workspace.key)
    for target in targets:
        reading = replace(_reading(workspace, ledger), say=say, wait=wait)
        try:
            if target.kind not in kinds():
                raise unknown(str(target))
            yield from _outcomes(kinds()[target.kind].collect(target, reading), reading, ledger)
        except Problem as problem:
            if problem.code == "disk.full":
                raise
            yield _failed(target, reading, ledger, problem)
        except OSError as error:
            path = error.filename or workspace.root
            if out_of_space(error):
                raise Problem("disk.full", path=path) from error
            yield _failed(target, reading, ledger, Problem("file.unreadable", path=path, why=error.strerror))


def look_up(
    workspace: Workspace,
    ledger: Ledger,
    say: Callable[[str], None] = no_word,
    wait: Callable[[str, datetime], None] = no_wait,
) -> Iterator[Outcome]:
    """Asks every service about what the repositories are built from; an outcome for each that could not answer."""
    for service in services():
        reading = replace(_reading(workspace, ledger), say=say, wait=wait)
        try:
            yield from (one for one in _outcomes(service.look_up(ledger, reading), reading, ledger) if one.problem)
        except Problem as problem:
            if problem.code == "disk.full":
                raise
            yield Outcome(service.__name__.rpartition(".")[2], "failed", problem)
    with ledger.transaction():
        inventories.note_abandoned(ledger)
        for log in _known(ledger, workspace.sources):
            ledger.forget(Collection, repository=log.repository, resource=log.resource)  # it spoke of an earlier list
            ledger.save([log])


def _known(ledger: Ledger, sources: Sources) -> Iterator[Collection]:
    """How much each service could tell of each repository's components, in the log of collections."""
    now = _now()
    asked = {
        "package": sources.deps_dev, "advisory": sources.osv, "scorecard": sources.scorecard,
        "upstream_work": sources.upstream,
    }  # fmt: skip
    for repository, resource, expected, collected, asked_at in inventories.answered(ledger):
        silent = "failed" if asked[resource] else "disabled"
        state = "complete" if collected >= expected else "partial" if collected else silent
        confirmed = now if not expected else asked_at if collected else None
        yield Collection(repository, resource, now, now, confirmed, state, expected, collected)


def _reading(workspace: Workspace, ledger: Ledger) -> Reading:
    said = workspace.configuration
    known = ledger.rows("select id, source, forge_number from repository")
    return Reading(
        now=_now().replace(microsecond=0),
        clock=_now,
        cache=workspace.cache,
        identities=of_configuration(said, workspace.key),
        taken={name: source for name, source, _number in known},
        numbers={name: number for name, _source, number in known if number},
        cursors={(r, s): value for r, s, value in ledger.rows("select repository, resource, value from cursor")},
        held=ledger.count,
        excluded=_excluded(said.exclude, ledger),
        private=said.visibility == "all",
        sources=workspace.sources,
        accounts=tuple(said.people.accounts),
    )


def _excluded(named: list[str], ledger: Ledger) -> frozenset[str]:
    """The ids that ospo.yaml leaves out, by any name they had."""
    names = [name.lower() for name in named]
    renamed = ledger.rows("select repository from repository_alias where list_contains(?, alias)", names)
    return frozenset([*names, *(name for (name,) in renamed)])


def _outcomes(read: Iterable[Page | Failed], reading: Reading, ledger: Ledger) -> Iterator[Outcome]:
    """Saves what is read; an outcome for each repository, with the first of what went wrong there."""
    problem: Problem | None = None
    for part in read:
        if isinstance(part, Failed):
            problem = problem or part.problem
            with ledger.transaction():
                ledger.save(_attempts(part.repository, part.resources, part.state, part.problem, reading))
        else:
            save(part, reading, ledger)
        if not part.more:
            yield Outcome(part.repository, _state(ledger, part.repository), problem)
            problem = None


def _failed(target: Target, reading: Reading, ledger: Ledger, problem: Problem) -> Outcome:
    """Logs the attempt of a repository that is known or configured; a typing error leaves no trace."""
    known = [name for name, source in reading.taken.items() if source == str(target)]
    why = str(problem.fields.get("why", "")).lower()
    told = next((s for s, signs in _STATES.items() if any(sign in why for sign in signs)), "failed")
    state = str(problem.fields.get("state", told))
    names = known or _named(target, reading)
    resources = getattr(kinds().get(target.kind), "RESOURCES", ())
    with ledger.transaction():
        for name in names:
            if name not in reading.taken:
                ledger.save([Repository(name, target.organisation, target.role, str(target))])
            ledger.save(_attempts(name, resources, state, problem, reading))
    return Outcome(names[0] if len(names) == 1 else str(target), state, problem)


def _attempts(
    repository: str, resources: Iterable[str], state: str, problem: Problem, reading: Reading
) -> Iterator[Collection]:
    """The log of an attempt that came to nothing."""
    for resource in resources:
        yield Collection(repository, resource, reading.started, _now(), None, state, error=str(problem))


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
