"""The terminal's front door: the `ospo` command. Words in, rooms called, sentences out; no logic of its own."""

import os
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click
import pandas as pd

from assessments.model import models
from collectors import run
from collectors.contract import Target
from collectors.run import Outcome
from data import checks, definitions, figures, sample, tables
from data.configuration import slug as slugged
from data.ledger import Ledger, open_ledger
from data.snapshot import Snapshot
from data.words import Problem, _, ngettext, speak
from data.workspace import Workspace, create, open_workspace
from publish import publish as publish_snapshot

HERE = Path(__file__).parent
PUBLISH_AFTER = 10  # repositories: the first numbers come early
PUBLISH_EVERY = 300  # seconds
ENOUGH = 5  # times that one thing is said to go wrong
NOTICEABLE = 5  # seconds of waiting that somebody would wonder about

speak(os.environ.get("OSPO_LANGUAGE", os.environ.get("LANG", "en"))[:2])


class Told(click.Group):
    """Says a Problem as one sentence; exit 1 if something could not be done, 2 if the words were wrong."""

    def invoke(self, context: click.Context) -> Any:
        """Runs the verb."""
        try:
            return super().invoke(context)
        except Problem as problem:
            click.echo(str(problem), err=True)
            context.exit(
                2 if problem.code in ("target.unknown", "metric.unknown", "model.unknown", "period.invalid") else 1
            )
        except (KeyboardInterrupt, RuntimeError) as error:
            if isinstance(error, RuntimeError) and "interrupted" not in str(error):  # as DuckDB says it
                raise
            click.echo(str(Problem("command.interrupted")), err=True)
            context.exit(1)
        except OSError as error:
            click.echo(str(Problem("file.unreadable", path=error.filename, why=error.strerror)), err=True)
            context.exit(1)


@click.group(cls=Told, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ospo-barometer")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="OSPO_WORKSPACE",
    default=Path(),
    help=_("The workspace's folder; else OSPO_WORKSPACE, else the current folder."),
)
@click.pass_context
def ospo(context: click.Context, workspace: Path) -> None:
    """How an administration's open source is doing, in numbers that say how complete and how old they are."""
    context.obj = workspace


@ospo.command(help=_("Makes a workspace with a commented ospo.yaml."))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", required=True, help=_("The organisation's name."))
def init(folder: Path, name: str) -> None:
    """Makes a workspace."""
    workspace = create(folder, name)
    click.echo(
        _("{file} is ready. Put your repositories into it, then run `ospo collect` there.").format(file=workspace.file),
        err=True,
    )


@ospo.command(help=_("Collects everything in ospo.yaml, or the targets, and publishes the numbers."))
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
        failed, total = _collected(workspace, targets, organisation, role)
    except Problem as problem:
        if problem.code != "collection.running":
            workspace.say_progress(running=False, error=str(problem))
        raise
    if failed:
        raise Problem("collection.failed", count=failed, total=total)


def _collected(workspace: Workspace, targets: tuple[str, ...], organisation: str | None, role: str) -> tuple[int, int]:
    """How many repositories failed, and of how many."""
    slug = slugged(organisation) if organisation else workspace.configuration.organisation.slug
    wanted = [run.parse(target, slug, role) for target in targets]
    with _writing(workspace) as ledger:
        wanted = wanted or run.configured(workspace, ledger)
        if not wanted:
            raise Problem("target.empty", file=workspace.file)
        return _collect(wanted, workspace, ledger)


@ospo.command(help=_("Computes the metrics anew into a new snapshot."))
@click.pass_obj
def publish(root: Path) -> None:
    """Publishes."""
    workspace = open_workspace(root)
    if not workspace.ledger.exists():
        raise Problem("ledger.missing", path=workspace.root)
    with _writing(workspace) as ledger:
        stamp = publish_snapshot(workspace, ledger)
    click.echo(_("Published {snapshot}.").format(snapshot=stamp.id), err=True)


@ospo.command(help=_("Prints the numbers."))
@click.option("--metric", help=_("Only this metric."))
@click.option("--organisation", help=_("Only this organisation, by slug."))
@click.option("--repository", help=_("Only this repository; - for organisations as a whole."))
@click.option("--period", metavar="YYYY-MM", help=_("Only this month."))
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help=_("How to print."))
@click.pass_obj
def metrics(
    root: Path, metric: str | None, organisation: str | None, repository: str | None, period: str | None, form: str
) -> None:
    """Prints metric values."""
    snapshot = Snapshot(open_workspace(root).snapshot)
    click.echo(tables.printed(figures.values(snapshot, metric, organisation, repository, period), form))


@ospo.command("definitions", help=_("Prints what is measured and how."))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=_("How to print."))
def definitions_(form: str) -> None:
    """Prints metrics, questionnaires and collectors."""
    shown = [metric.model_dump() for metric in definitions.metrics().values()]
    asked = [model.model_dump(mode="json") for model in models().values()]
    collectors = [{"id": kind, "title": (module.__doc__ or "").split("\n")[0]} for kind, module in run.kinds().items()]
    if form == "json":
        click.echo(tables.json_text({"metrics": shown, "models": asked, "collectors": collectors}))
    else:
        click.echo(tables.printed(pd.DataFrame(shown)[["id", "title", "unit", "window", "question"]], "table"))
        click.echo("\n" + tables.printed(pd.DataFrame(asked)[["id", "version", "title", "subject"]], "table"))


@ospo.command(help=_("Opens the dashboard in the browser."))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help=_("The port on this machine.")
)
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Starts the dashboard in this process's place."""
    _serve(root.absolute(), port)


@ospo.command(help=_("Opens the dashboard on a sample: an invented administration."))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help=_("The port on this machine.")
)
@click.option("--only-make", is_flag=True, help=_("Make the sample workspace and stop."))
@click.pass_context
def demo(context: click.Context, port: int, only_make: bool) -> None:
    """Makes the sample workspace anew and serves it."""
    if not only_make:
        _free(port)
    given = (
        context.get_parameter_source("workspace")
        if context.parent is None
        else context.parent.get_parameter_source("workspace")
    )
    workspace = sample.workspace(context.obj if given and given.name != "DEFAULT" else sample.folder(), HERE)
    with _writing(workspace) as ledger:
        slug = workspace.configuration.organisation.slug
        _collect([run.parse(sample.TARGET, slug, "self"), *run.configured(workspace, ledger)], workspace, ledger)
    if not only_make:
        _serve(workspace.root, port)


@ospo.command(help=_("Checks configuration, tokens, stores and freshness."))
@click.pass_obj
def doctor(root: Path) -> None:
    """Prints a line for each check; exit 1 where one of them found something."""
    found = checks.doctor(open_workspace(root))
    for check in found:
        click.echo(f"{'✓' if check.well else '✗'} {check.text}")
    if not all(check.well for check in found):
        sys.exit(1)


@contextmanager
def _writing(workspace: Workspace) -> Iterator[Ledger]:
    _key = workspace.key  # before the ledger: one that is new gets a key, one that is old must have its own
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        yield ledger


def _collect(targets: list[Target], workspace: Workspace, ledger: Ledger) -> tuple[int, int]:
    """Collects, saying progress and publishing now and then; how many repositories failed, and of how many."""
    failures, done, published = Counter[str](), 0, time.monotonic()
    try:
        with click.progressbar(length=len(targets), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            for outcome in run.collect(targets, workspace, ledger, _told, partial(_waited, workspace)):
                done += 1
                failures.update([outcome.problem.code] if outcome.problem else [])
                _say(outcome, workspace, done, len(targets), failures)
                bar.update(1)
                if done == PUBLISH_AFTER or time.monotonic() - published > PUBLISH_EVERY:
                    publish_snapshot(workspace, ledger)
                    published = time.monotonic()
        publish_snapshot(workspace, ledger)
    finally:
        failed = failures.total()
        workspace.say_progress(pid=os.getpid(), done=done, total=len(targets), failed=failed, running=False)
    said = ngettext("{n} repository collected", "{n} repositories collected", done - failed).format(n=done - failed)
    click.echo(said + ".", err=True)
    return failed, done


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


def _serve(root: Path, port: int) -> None:
    _free(port)
    script = HERE / "streamlit_app.py"
    os.environ["OSPO_WORKSPACE"] = str(root)
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    if sys.stderr.isatty():  # somebody is there to see a browser open
        command += ["--server.headless", "false", "--server.showEmailPrompt", "false"]
    click.echo(_("The dashboard is at http://127.0.0.1:{port} (end it with Ctrl+C).").format(port=port), err=True)
    os.execv(sys.executable, command)


def _free(port: int) -> None:
    """Raises Problem where another process listens on the port."""
    with socket.socket() as tried:
        if tried.connect_ex(("127.0.0.1", port)) == 0:
            raise Problem("port.taken", port=port)


if __name__ == "__main__":
    ospo()
