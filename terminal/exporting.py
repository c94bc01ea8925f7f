"""`ospo assess …`, what leaves the workspace: an assessment as a file, a questionnaire on paper."""

from pathlib import Path

import click

from assessments.answers.log import read_plan
from assessments.exchange.answer_sheet import sheet
from assessments.exchange.whole import as_json, as_yaml, exported, left_out
from assessments.folder import Assessment
from assessments.people import people
from assessments.questionnaire.blank import questionnaire
from assessments.questionnaire.model import asked
from data import saving
from data.words import Problem, _, ngettext, spoken
from data.workspace import open_workspace
from terminal.assess import WHERE, opened

STDOUT = Path("-")
OUT = click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), metavar="FILE", help=_("The file; else it is printed.")
)
FORCE = click.option("--force", is_flag=True, help=_("Writes over a file that is there."))


@click.command(help=_("Writes an assessment as one file, or its answers as a table."))
@WHERE
@click.option(
    "--format", "form", type=click.Choice(["json", "yaml", "csv"]), default="json", show_default=True,
    help=_("JSON and YAML hold everything and can be imported; CSV holds the answers."),
)  # fmt: skip
@click.option("--voices", "voiced", is_flag=True, help=_("CSV with a row for each person who answered a question."))
@click.option("--names", "named", is_flag=True, help=_("With the names of people; else with ids that say nothing."))
@OUT
@FORCE
@click.pass_obj
def export(root: Path, assessment: str, form: str, voiced: bool, named: bool, out: Path | None, force: bool) -> None:
    """Writes a file, and says on stderr what is not in it."""
    if voiced and form != "csv":
        raise click.UsageError(_("--voices goes with --format csv: the other formats hold everything anyway."))
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    names = people(workspace.assessments) if named else {}
    if form == "csv":
        text = sheet(one, names, voiced=voiced)
        write(text.encode("utf-8-sig" if out else "utf-8"), out, force)  # without a mark Excel takes it for cp1252
    else:
        write((as_json if form == "json" else as_yaml)(exported(one, names)).encode(), out, force)
    _say_left_out(one)


@click.command("questionnaire", help=_("Writes a questionnaire to print, for interviews, as one page of HTML."))
@click.argument("assessment", metavar="[ID]", required=False)
@click.option("--model", help=_("The questionnaire's id, where no assessment is named; else ggi."))
@click.option("--version", help=_("The questionnaire's version; else the newest."))
@click.option("--role", help=_("Only what one role is asked, by its id."))
@OUT
@FORCE
@click.pass_obj
def blank(
    root: Path, assessment: str | None, model: str | None, version: str | None, role: str | None, out: Path | None,
    force: bool,
) -> None:  # fmt: skip
    """Writes a blank questionnaire."""
    if assessment and (model or version):
        raise click.UsageError(_("Name an assessment or a questionnaire, not both."))
    which = opened(open_workspace(root), assessment).model if assessment else asked(model or "ggi", version)
    write(questionnaire(which, role, spoken()).encode(), out, force)


def write(text: bytes, out: Path | None, force: bool) -> None:
    """Into a file, or to stdout. Raises Problem rather than write over a file that nobody said to."""
    if out is None or out == STDOUT:
        click.echo(text, nl=False)
        return
    if out.exists() and not force:
        raise Problem("export.exists", file=out)
    saving.give(out, text)


def _say_left_out(assessment: Assessment) -> None:
    for problem in [*assessment.log().problems, *read_plan(assessment.folder).problems]:
        click.echo(str(problem), err=True)
    if n := len(left_out(assessment)):
        said = ngettext(
            "{n} line is no event and is not in the file.", "{n} lines are no events and are not in the file.", n
        )
        click.echo(said.format(n=n), err=True)
