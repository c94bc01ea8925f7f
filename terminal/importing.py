"""`ospo assess import`: what was written elsewhere, taken over."""

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from assessments import answer_sheet, exchange, handbook
from assessments.boards.board import Board
from assessments.boards.taking import take
from assessments.folder import Assessment
from assessments.incoming import received
from assessments.people import person
from data.words import Problem, _, ngettext
from data.workspace import Workspace, open_workspace
from terminal.assess import opened

P = ParamSpec("P")


@click.command(
    "import",
    help=_("Takes over a My GGI Board, a handbook export, an assessment that was exported, or answers as CSV."),
)
@click.argument("files", metavar="FILE", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", metavar="ID", help=_("The assessment that a board or answers go into."))
@click.option("--by", "name", metavar="NAME", help=_("Whose answers they are, or who imports the board."))
@click.option("--keep-names", is_flag=True, help=_("Also keep who set a status on the board."))
@click.option("--replace", is_flag=True, help=_("Where scorecards differ, take the board's."))
@click.pass_obj
def import_(
    root: Path, files: tuple[Path, ...], into: str | None, name: str | None, keep_names: bool, replace: bool
) -> None:  # fmt: skip
    """Says what was taken over and everything that was not; exit 1 if nothing was."""
    workspace, found = open_workspace(root), received(files)
    if (found.board or found.answers) and not (into and name):
        raise click.UsageError(_("A board and answers need an assessment and a person: add --into ID --by NAME."))
    _tell(found.problems)
    done = [
        *(_kept(workspace, file) for file in found.handbooks),
        *(_restored(workspace, file) for file in found.assessments),
    ]
    if into and name and (found.board or found.answers):
        one, by = opened(workspace, into), person(workspace.assessments, name)
        done += [_answered(one, file, by) for file in found.answers]
        done += [_taken(one, found.board, by, keep_names, replace)] if found.board else []
    if not any(done):
        click.get_current_context().exit(1)


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _said(work: Callable[P, bool]) -> Callable[P, bool]:
    """Says what goes wrong with one file and goes on with the next."""

    @wraps(work)
    def attempt(*given: P.args, **named: P.kwargs) -> bool:
        try:
            return work(*given, **named)
        except Problem as problem:
            _tell([problem])
            return False

    return attempt


@_said
def _kept(workspace: Workspace, file: Path) -> bool:
    kept = handbook.keep(workspace.root, file)
    said = _("Handbook {version} is kept; its texts stand beside the questions now.")
    click.echo(said.format(version=kept.version), err=True)
    return True


@_said
def _restored(workspace: Workspace, file: Path) -> bool:
    one = exchange.restore(workspace.assessments, file)
    click.echo(one.id)
    _tell(exchange.unfound(one))
    return True


@_said
def _answered(one: Assessment, file: Path, by: str) -> bool:
    drafts, problems = answer_sheet.answers(file, one.model)
    _tell(problems)
    n = len(one.say([draft | {"by": by} for draft in drafts]))
    click.echo(ngettext("{n} answer taken over.", "{n} answers taken over.", n).format(n=n), err=True)
    return n > 0


@_said
def _taken(one: Assessment, board: Board, by: str, keep_names: bool, replace: bool) -> bool:
    taken = take(one, board, by, keep_names=keep_names, replace=replace)
    _tell(taken.problems)
    for said, n in (
        (ngettext("{n} activity on the board.", "{n} activities on the board.", taken.activities), taken.activities),
        (ngettext("{n} new status.", "{n} new statuses.", taken.statuses), taken.statuses),
        (
            ngettext("{n} new or changed scorecard.", "{n} new or changed scorecards.", taken.scorecards),
            taken.scorecards,
        ),
    ):
        click.echo(said.format(n=n), err=True)
    return taken.activities > 0
