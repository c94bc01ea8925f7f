"""Verbs that open the dashboard."""

import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from assessments import sample as assessed
from assessments.questionnaire.model import asked
from assessments.scores.score import FORMULA
from collectors import run
from data import sample
from data.words import Problem, _
from data.workspace import Workspace
from peers import sample as others
from report import sample as reported
from terminal.assess import today
from terminal.collecting import collect_all, writing

ROOT = Path(__file__).parent.parent


@click.command(help=_("Opens the dashboard in the browser."))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help=_("The port on this machine.")
)
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Starts the dashboard in this process's place."""
    _serve(root.absolute(), port)


@click.command(help=_("Opens the dashboard on a sample: an invented administration."))
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
    workspace = sample.workspace(context.obj if given and given.name != "DEFAULT" else sample.folder(), ROOT)
    slug = workspace.configuration.organisation.slug
    assessed.add(workspace.assessments, slug, today())
    _others(workspace)
    with writing(workspace) as ledger:
        collect_all([run.parse(sample.TARGET, slug, "self"), *run.configured(workspace, ledger)], workspace, ledger)
    reported.add(workspace)
    if not only_make:
        _serve(workspace.root, port)


def _others(workspace: Workspace) -> None:
    """Real administrations and invented ones to compare with."""
    model = asked("ggi")
    parts = [name for goal in model.goals for name in (goal.id, *(one.id for one in goal.activities))]
    scores = [f"maturity.{model.id}", *(f"maturity.{model.id}.{part}" for part in parts)]
    others.add(workspace, scores, f"{model.version}/{FORMULA}", datetime.now(UTC).replace(tzinfo=None))


def _serve(root: Path, port: int) -> None:
    _free(port)
    script = ROOT / "streamlit_app.py"
    os.environ["OSPO_WORKSPACE"] = str(root)
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    if sys.stderr.isatty():  # somebody is there to see a browser open
        command += ["--server.headless", "false", "--server.showEmailPrompt", "false"]
    click.echo(_("The dashboard is at http://127.0.0.1:{port} (end it with Ctrl+C).").format(port=port), err=True)
    os.execv(sys.executable, command)


def _free(port: int) -> None:
    """Raises Problem where another process listens on the port."""
    with socket.socket() as tried:
        if tried.connect_ex(("127.0.0.1", port)) == 0:
            raise Problem("port.taken", port=port)
