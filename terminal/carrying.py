"""`ospo assess carry-over`: what was answered last time."""

from pathlib import Path

import click
import pandas as pd

from assessments import carrying
from assessments.evidence.finding import proposals
from data.words import Problem, _, ngettext
from data.workspace import open_workspace
from terminal.assess import BY, FORM, WHERE, found_in, opened, shown, someone


@click.command("carry-over", help=_("Suggests the answers of an earlier assessment, or confirms what is suggested."))
@WHERE
@BY
@click.option("--from", "earlier", metavar="ID", help=_("The earlier assessment."))
@click.option("--role", "hat", help=_("In which role of the questionnaire they are confirmed."))
@click.option(
    "--confirm",
    "keys",
    metavar="ACTIVITY",
    multiple=True,
    help=_("Answers an activity or a point as suggested; may be given again."),
)
@click.option("--confirm-all", is_flag=True, help=_("Answers everything as suggested."))
@FORM
@click.pass_obj
def carry_over(
    root: Path, assessment: str, name: str, earlier: str | None, hat: str | None, keys: tuple[str, ...],
    confirm_all: bool, form: str,
) -> None:  # fmt: skip
    """Carries answers over; without --confirm prints what is suggested."""
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    if earlier:
        one = carrying.carry(one, earlier, someone(workspace, name))
    for key in keys:
        if not one.model.asked(key):
            raise Problem("activity.unknown", key=key, model=f"{one.model.id} {one.model.version}")
    wanted = [*one.model.activities] if confirm_all else keys
    if wanted:
        n = carrying.confirm(one, wanted, someone(workspace, name), proposals(found_in(workspace, one)), hat=hat)
        click.echo(ngettext("{n} answer confirmed.", "{n} answers confirmed.", n).format(n=n), err=True)
        return
    there = carrying.suggestions(one)
    lines = [{"point": point, "answer": said.answer, "note": said.note} for point, said in there.items()]
    if not lines and form == "table":
        click.echo(_("Nothing is suggested."))
        return
    click.echo(shown(pd.DataFrame(lines, columns=["point", "answer", "note"]), form, "note"))
