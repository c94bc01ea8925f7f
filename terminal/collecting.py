"""Verbs that fill a workspace: a new one, its facts, its numbers."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from assessments.folder import every
from assessments.history import history
from collectors import run
from collectors.contract import Target
from collectors.run import Outcome
from data.configuration import slug as slugged
from data.ledger import Ledger, open_ledger
from data.words import Problem, _, ngettext
from data.workspace import Workspace, create, open_workspace
from publish import publish as publish_snapshot

PUBLISH_AFTER = 10  # repositories: the first numbers come early
PUBLISH_EVERY = 300  # seconds
ENOUGH = 5  # times that one thing is said to go wrong
NOTICEABLE = 5  # seconds of waiting that somebody would wonder about


@click.command(help=_("Makes a workspace with a commented ospo.yaml."))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", required=True, help=_("The organisation's name."))
def init(folder: Path, name: str) -> None:
    """Makes a workspace."""
    workspace = create(folder, name)
    click.echo(
        _("{file} is ready. Put your repositories into it, then run `ospo collect` there.").format(file=workspace.file),
        err=True,
    )


@click.command(help=_("Collects everything in ospo.yaml, or the targets, and publishes the numbers."))
@click.argument("targets", nargs=-1, metavar="[TARGET …]")
@click.option("--as", "organisation", metavar="ORGANISATION", help=_("Whose it is, by slug; else the workspace's own."))
@click.option("--role", type=click.Choice(["self", "peer"]), default="self", help=_("Ours, or a peer's."))
@click.pass_obj
def collect(root: Path, targets: tuple[str, ...], organisation: str | None, role: str) -> None:
    """Collects and publishes."""
    workspace = open_workspace(root)
    if role == "peer" and not organisation:
        raise click.UsageError(_("A peer needs a name of its own: add --as ORGANISATION."))
    try:
        problems = _collected(workspace, targets, organisation, role)
    except Problem as problem:
        if problem.code != "collection.running":
            workspace.say_progress(running=False, error=str(problem))
        raise
    for said in problems:
        click.echo(str(said), err=True)
    if problems:
        click.get_current_context().exit(1)


def _collected(workspace: Workspace, targets: tuple[str, ...], organisation: str | None, role: str) -> list[Problem]:
    """What could not be collected, or not whole."""
    slug = slugged(organisation) if organisation else workspace.configuration.organisation.slug
    wanted = [run.parse(target, slug, role) for target in targets]
    with writing(workspace) as ledger:
        wanted = wanted or run.configured(workspace, ledger)
        if not wanted:
            raise Problem("target.empty", file=workspace.file)
        return collect_all(wanted, workspace, ledger)


@click.command(help=_("Computes the metrics anew into a new snapshot."))
@click.pass_obj
def publish(root: Path) -> None:
    """Publishes."""
    workspace = open_workspace(root)
    if not any(place.exists() for place in (workspace.ledger, workspace.assessments, workspace.peers)):
        raise Problem("ledger.missing", path=workspace.root)
    if not workspace.ledger.exists() and workspace.snapshot.exists():  # publishing makes one, so there was one
        raise Problem("ledger.lost", path=workspace.ledger, snapshot=workspace.snapshot)
    with writing(workspace) as ledger:
        stamp = publish_snapshot(workspace, ledger)
    click.echo(_("Published {snapshot}.").format(snapshot=stamp.id), err=True)
    there, problems = every(workspace.assessments)
    problems += history(there).problems
    for problem in problems:
        click.echo(str(problem), err=True)
    if any(problem.code != "assessment.missing" for problem in problems):  # that is somebody's other folder
        click.get_current_context().exit(1)


@contextmanager
def writing(workspace: Workspace) -> Iterator[Ledger]:
    """The ledger, while nobody else collects or publishes here. Raises Problem."""
    _key = workspace.key  # before the ledger: one that is new gets a key, one that is old must have its own
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        yield ledger


def collect_all(targets: list[Target], workspace: Workspace, ledger: Ledger) -> list[Problem]:
    """Collects, saying progress and publishing now and then; at the end how many repositories and services failed.

    The progress says that it runs until the numbers are published, so that one that dies is seen to have died.
    """
    failures, done, published = Counter[str](), 0, time.monotonic()
    with click.progressbar(length=len(targets), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for outcome in run.collect(targets, workspace, ledger, _told, partial(_waited, workspace)):
            done += 1
            failures.update([outcome.problem.code] if outcome.problem else [])
            _say(outcome, workspace, done, len(targets), failures)
            bar.update(1)
            if done == PUBLISH_AFTER or time.monotonic() - published > PUBLISH_EVERY:
                publish_snapshot(workspace, ledger)
                published = time.monotonic()
    silent = _silent(workspace, ledger)
    publish_snapshot(workspace, ledger)
    failed = failures.total()
    workspace.say_progress(pid=os.getpid(), done=done, total=len(targets), failed=failed, running=False)
    said = ngettext("{n} repository collected", "{n} repositories collected", done - failed).format(n=done - failed)
    click.echo(said + ".", err=True)
    repositories = [Problem("collection.failed", count=failed, total=done)] if failed else []
    return repositories + ([Problem("collection.services", count=len(silent))] if silent else [])


def _silent(workspace: Workspace, ledger: Ledger) -> set[str]:
    """Asks the services about what the repositories are built from; those that did not tell all, and why is said."""
    silent = set()
    for outcome in run.look_up(workspace, ledger, _told, partial(_waited, workspace)):
        click.echo(f"{outcome.name}: {outcome.problem}", err=True)
        silent.add(outcome.name)
    return silent


def _told(said: str) -> None:
    click.echo(said, err=True)


def _waited(workspace: Workspace, host: str, until: datetime) -> None:
    """Sleeps until a forge can be asked again; of more than a moment, says so."""
    left = (until - datetime.now(UTC).replace(tzinfo=None)).total_seconds()
    if left > NOTICEABLE:
        said = _("{host}: waiting until {time} UTC before asking again.").format(host=host, time=f"{until:%H:%M:%S}")
        click.echo(said, err=True)
        workspace.say_progress(**workspace.read_progress() | {"waiting": said})
    time.sleep(max(0, left))


def _say(outcome: Outcome, workspace: Workspace, done: int, total: int, failures: Counter[str]) -> None:
    """Progress, and what went wrong; where one thing goes wrong again and again, a few times only."""
    failed = failures.total()
    workspace.say_progress(pid=os.getpid(), done=done, total=total, failed=failed, running=True, last=outcome.name)
    if not outcome.problem:
        return
    often = failures[outcome.problem.code]
    if often <= ENOUGH:
        click.echo(f"{outcome.name}: {outcome.problem}", err=True)
    if often == ENOUGH:
        click.echo(_("The same of others is not said here again; the page Sources lists them all."), err=True)
