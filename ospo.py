"""The terminal's front door: the `ospo` command. Words in, rooms called, sentences out."""

import sys
from pathlib import Path

import click

from collectors import run
from data import definitions
from data.ledger import open_ledger
from data.words import Problem, _, ngettext
from data.workspace import Workspace, create, open_workspace
from publish import publish as publish_snapshot


@click.group()
@click.option("--workspace", type=click.Path(path_type=Path), envvar="OSPO_WORKSPACE", default=Path("."))
@click.pass_context
def ospo(context: click.Context, workspace: Path) -> None:
    """OSPO Barometer."""
    context.obj = workspace


@ospo.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", required=True)
def init(folder: Path, name: str) -> None:
    create(folder, name)


@ospo.command()
@click.argument("targets", nargs=-1)
@click.pass_obj
def collect(root: Path, targets: tuple[str, ...]) -> None:
    workspace = open_workspace(root)
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        slug = workspace.configuration.organisation.slug
        wanted = [run.parse(t, slug, "self") for t in targets] or run.configured(workspace, ledger)
        for outcome in run.collect(wanted, workspace, ledger):
            print(outcome, file=sys.stderr)
        print(publish_snapshot(workspace, ledger), file=sys.stderr)


if __name__ == "__main__":
    ospo()
