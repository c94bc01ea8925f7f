"""`ospo roadmap`: what to do next and what is planned, on the terminal and as files for other tools."""

from pathlib import Path
from typing import Any

import click
import pandas as pd

from assessments.current import current
from assessments.folder import Assessment, every
from assessments.people import people
from assessments.roadmap.files import FORMS
from assessments.roadmap.roadmap import Roadmap
from assessments.roadmap.roadmap import roadmap as made
from assessments.roadmap.rows import candidate_rows, step_rows
from data import tables
from data.words import Problem, _
from data.workspace import Workspace, open_workspace
from terminal.assess import found_in, opened, told
from terminal.exporting import FORCE, OUT, write

NEXT = ["activity", "title", "state", "score", "target", "gain", "days"]
PLANNED = ["key", "title", "start", "due", "days", "done"]


@click.command(help=_("Prints what to do next and what is planned, or writes the open steps for another tool."))
@click.argument("assessment", metavar="[ID]", required=False)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", *FORMS]), default="table", show_default=True,
    help=_("csv: issues that GitLab imports; gh: a script that makes issues with GitHub's command line."),
)  # fmt: skip
@click.option("--names", "named", is_flag=True, help=_("With the names of owners."))
@OUT
@FORCE
@click.pass_obj
def roadmap(root: Path, assessment: str | None, form: str, named: bool, out: Path | None, force: bool) -> None:
    """Prints or writes the roadmap of an assessment, of the newest that says anything where none is named."""
    workspace = open_workspace(root)
    one = opened(workspace, assessment) if assessment else _newest(workspace)
    told(one)
    if not assessment:
        click.echo(_("As {id} says.").format(id=one.id), err=True)
    found = made(one, found_in(workspace, one))
    names = people(workspace.assessments) if named else {}
    if form in FORMS and not found.open:
        click.echo(_("No step is open. Plan one with `ospo plan step`."), err=True)
    text = FORMS[form].write(found, names) if form in FORMS else _printed(found, names, form)
    write(text.encode(), out, force)  # no mark before CSV: GitLab reads it, not a spreadsheet


def _newest(workspace: Workspace) -> Assessment:
    there, problems = every(workspace.assessments)
    for problem in problems:
        click.echo(str(problem), err=True)
    found = current(there)
    if found is None:
        raise Problem("assessment.none", path=workspace.root)
    return found


def _printed(one: Roadmap, names: dict[str, str], form: str) -> str:
    candidates, steps = candidate_rows(one), step_rows(one, names)
    if form == "json":
        return tables.json_text({"assessment": one.assessment.id, "candidates": candidates, "steps": steps}) + "\n"
    parts = [(_("Next"), candidates, NEXT), (_("Planned"), steps, PLANNED)]
    return "\n".join(f"{title}\n{_table(rows, columns)}\n" for title, rows, columns in parts)


def _table(rows: list[dict[str, Any]], columns: list[str]) -> str:
    if not rows:
        return _("nothing")
    shown = pd.DataFrame(rows)[columns].round(1)
    if "start" in shown:
        shown["start"] = shown["start"].astype(object).fillna("-")
    return shown.to_string(index=False, na_rep="unknown")
