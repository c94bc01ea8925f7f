"""One repository of a forge: its facts, its clone, its items; and what became of one that is listed no more."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from collectors import git, inventory
from collectors.contract import Failed, Page, Reading, Target
from collectors.git.source import READER
from collectors.github.forge import Forge
from collectors.github.found import Found
from collectors.github.passes import KINDS, Passes
from collectors.github.reports import Reports
from collectors.github.sweep import whereabouts
from data.records import Alias, Collection, Commit, Cursor, Observation, Repository, Tag
from data.words import Problem, _

CLONED = git.RESOURCES
RESOURCES = ("repository", *CLONED, *KINDS)
_GONE = "gone"


@dataclass(frozen=True)
class Scene:
    """What the reading of every repository of one target shares."""

    target: Target
    reading: Reading
    forge: Forge
    reports: Reports

    @property
    def host(self) -> str:
        """The forge's host."""
        return self.forge.account.host


def repository(found: Found, scene: Scene) -> Iterator[Page | Failed]:
    """Everything of one repository; what fails does not stop the rest."""
    if not _wanted(found, scene.reading):
        yield _facts(found, scene, ())
    elif found.blocked:
        yield _facts(found, scene, ())
        blocked = Problem("github.blocked", host=scene.host, what=found.full_name)
        yield Failed(found.id, (*CLONED, *KINDS), blocked, "forbidden", more=True)
    else:
        passes = Passes(found, scene.forge, scene.reading)
        known = scene.reading.cursors.get((found.id, "repository")) == _mark(found, scene)
        own = _read_by_git(found, scene)
        yield _facts(found, scene, (*passes.unchanged, *(CLONED if known and not own else ())))
        if not known and not own:
            yield from [_empty(found, scene)] if found.empty else _clone(found, scene)
        yield from _items(found, scene, passes)
    yield Page(found.id)


def awaited(listed: list[Found], scene: Scene) -> Page:
    """The repositories that are new, as not read yet: a collection that breaks off must not pass for a whole one."""
    why = _("Not read yet: the collection still runs, or it broke off and will go on the next time.")
    rows: list[Any] = []
    for found in listed:
        if found.id not in scene.reading.taken:
            read = ("repository", *CLONED, *(KINDS if scene.forge.account.token else ()))
            resources = read if _wanted(found, scene.reading) else ("repository",)
            rows.append(_row(found, scene))
            rows += [replace(_log(found, scene, kind, "failed"), confirmed_at=None, error=why) for kind in resources]
    return Page(scene.forge.account.repository_id(scene.forge.account.owner), rows, more=True)


def gone(listed: list[Found], scene: Scene) -> Iterator[Page | Failed]:
    """Says once what became of each repository that was the target's and is listed no more."""
    numbers = {found.number for found in listed}
    for name, source in scene.reading.taken.items():
        number = scene.reading.numbers.get(name)
        told = scene.reading.cursors.get((name, "repository")) == _GONE
        if source == str(scene.target) and number and number not in numbers and not told:
            failed = _farewell(name, number, scene)
            if failed.state == _GONE:
                yield Page(name, [Cursor(name, "repository", _GONE)], more=True)
            yield failed


def _farewell(name: str, number: str, scene: Scene) -> Failed:
    """What became of it; where that could not be asked it will be asked again."""
    account = scene.forge.account
    try:
        now = whereabouts(scene.forge, number)
    except Problem as problem:
        if problem.code != "github.unknown":
            return Failed(name, RESOURCES, problem, str(problem.fields["state"]))
        return Failed(name, RESOURCES, Problem("github.gone", name=name, host=scene.host), _GONE)
    if account.repository_id(now) == name:
        hidden = Problem("github.permission", host=scene.host, what=now, variable=account.variable)
        return Failed(name, RESOURCES, hidden, "forbidden")
    return Failed(name, RESOURCES, Problem("github.moved", name=name, now=now, host=scene.host), _GONE)


def _wanted(found: Found, reading: Reading) -> bool:
    """Whether figures can speak of it: not of a copy, nor of what is private or left out."""
    copy = found.fork or found.mirror
    return not copy and found.id not in reading.excluded and (reading.private or not found.private)


def _facts(found: Found, scene: Scene, unchanged: tuple[str, ...]) -> Page:
    reading = scene.reading
    seen = [
        Observation(found.id, "forge", name, reading.now, value, reading.now) for name, value in found.facts.items()
    ]
    logs: list[Any] = [_log(found, scene, "repository", "complete")]
    if found.facts.get("issues") == "no" and _wanted(found, reading):
        logs += [_log(found, scene, "issue", "disabled"), Cursor(found.id, "issue", "")]  # read anew once enabled
    confirms = dict.fromkeys(git.OBSERVED, reading.now) if "observation" in unchanged else {}
    still = dict.fromkeys(unchanged, reading.now)
    return Page(found.id, [_row(found, scene), *logs], seen=seen, unchanged=still, confirms=confirms, more=True)


def _row(found: Found, scene: Scene) -> Repository:
    target = scene.target
    source = scene.reading.taken[found.id] if _read_by_git(found, scene) else str(target)
    return Repository(
        found.id, target.organisation, target.role, source, scene.host,
        found.number, found.branch, None, found.fork, found.mirror, found.archived, found.private,
    )  # fmt: skip


def _log(found: Found, scene: Scene, resource: str, state: str) -> Collection:
    reading = scene.reading
    return Collection(found.id, resource, reading.started, reading.clock(), reading.now, state)


def _mark(found: Found, scene: Scene) -> str:
    """All that decides whether a clone has to be read again."""
    return f"{found.pushed_at} {found.head or ''} {READER} {scene.reading.identities.configured}"


def _read_by_git(found: Found, scene: Scene) -> bool:
    """Whether a git target of its own reads its commits, and says how that went."""
    return scene.reading.taken.get(found.id, "").startswith("git:")


def _clone(found: Found, scene: Scene) -> Iterator[Page | Failed]:
    """What the git collector reads of it; and a cursor that says what was pushed last."""
    account, target = scene.forge.account, scene.target
    secret = account.authorization if found.private else None
    address = account.clone(found.full_name)
    report = partial(scene.reports.of, found.full_name)
    clone = Target("git", address, target.organisation, target.role, found.id, authorization=secret, report=report)
    try:
        for part in git.collect(clone, scene.reading):
            if isinstance(part, Page):
                yield replace(part, rows=(_of_forge(row, scene) for row in part.rows), more=True)
            else:
                yield replace(part, more=True)
    except Problem as problem:
        if problem.code == "disk.full":
            raise
        yield Failed(found.id, CLONED, problem, more=True)
    else:
        yield Page(found.id, [Cursor(found.id, "repository", _mark(found, scene))], more=True)


def _empty(found: Found, scene: Scene) -> Page:
    """A repository without a commit: a state, not a failure."""
    mine = {"repository": found.id}
    kinds: list[tuple[type, dict[str, str]]] = [(Commit, mine), (Tag, mine)]
    kinds += [(Observation, mine | {"kind": kind}) for kind in git.OBSERVED]
    logs = [replace(_log(found, scene, kind, "empty"), expected=0) for kind in CLONED]
    cursor = Cursor(found.id, "repository", _mark(found, scene))
    if (found.id, "sbom") not in scene.reading.cursors:
        kinds.append((Cursor, mine | {"resource": "component"}))
    return Page(
        found.id, [*logs, cursor], [*kinds, (Alias, {"source": found.id})],
        inventory=inventory.none(found.id, scene.reading, scene.reading.now), more=True,
    )  # fmt: skip


def _of_forge(row: Any, scene: Scene) -> Any:
    """What git read comes from the target of the forge."""
    return replace(row, source=str(scene.target)) if isinstance(row, Repository) else row


def _items(found: Found, scene: Scene, passes: Passes) -> Iterator[Page | Failed]:
    try:
        yield from passes.pages()
    except Problem as problem:
        if problem.code == "disk.full":
            raise
        yield passes.broken_off(problem)
        yield Failed(found.id, passes.unread, problem, str(problem.fields.get("state", "failed")), more=True)
    hidden = tuple(kind for kind in KINDS if kind not in found.marks and scene.forge.account.token)
    if found.facts.get("issues") == "no":
        hidden = tuple(kind for kind in hidden if kind != "issue")
    if hidden:
        where = {"host": scene.host, "what": found.full_name, "variable": scene.forge.account.variable}
        yield Failed(found.id, hidden, Problem("github.permission", **where), "forbidden", more=True)
