"""`ospo assess import`: what was written elsewhere, taken over."""

from pathlib import Path

import click

from assessments.exchange import taking_over
from assessments.exchange.incoming import received
from assessments.exchange.taking_over import TakenOver
from assessments.people import person
from data.words import _
from data.workspace import open_workspace
from terminal.assess import opened


@click.command(
    "import",
    help=_("Takes over a My GGI Board, a handbook export, an assessment that was exported, or answers as CSV."),
)
@click.argument("files", metavar="FILE …", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", metavar="ID", help=_("The assessment that a board or answers go into."))
@click.option("--by", "name", metavar="NAME", help=_("Whose answers they are, or who imports the board."))
@click.option(
    "--keep-names", is_flag=True,
    help=_("Also keep who set a status on the board, and who is named in a scorecard."),
)  # fmt: skip
@click.option("--replace", is_flag=True, help=_("Where scorecards differ, take the board's."))
@click.pass_obj
def import_(
    root: Path, files: tuple[Path, ...], into: str | None, name: str | None, keep_names: bool, replace: bool
) -> None:
    """Says what was taken over and everything that was not; exit 1 if nothing was."""
    workspace, found = open_workspace(root), received(files)
    if taking_over.needs_place(found) and not (into and name):
        raise click.UsageError(_("A board and answers need an assessment and a person: add --into ID --by NAME."))
    done = [taking_over.keep(workspace.root, found)]
    if into and name and taking_over.needs_place(found):
        one, by = opened(workspace, into), person(workspace.assessments, name)
        done.append(taking_over.enter(found, one, by, keep_names=keep_names, replace=replace))
    for taken in done:
        _tell(taken)
    if not any(taken.anything for taken in done):
        click.get_current_context().exit(1)


def _tell(taken: TakenOver) -> None:
    for one in taken.restored:
        click.echo(one.id)
    for said in [*map(str, taken.problems), *taken.said]:
        click.echo(said, err=True)
