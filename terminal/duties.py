"""`ospo duties`: what laws, policies and good practice ask, and whether it is met as far as is known."""

from pathlib import Path

import click
import pandas as pd

from assessments.current import begun
from assessments.duties.judging import judged
from assessments.duties.register import MODEL, register
from assessments.duties.rows import Row, row
from assessments.duties.shape import Duty, Register
from assessments.evidence.numbers import Numbers, latest
from assessments.folder import Assessment, every
from assessments.questionnaire.model import newest
from data import tables
from data.configuration.people import Organisation
from data.countries import countries
from data.snapshot import Snapshot
from data.words import _
from data.workspace import Workspace, open_workspace
from terminal.assess import FORM, opened, told

LISTED = ["state", "id", "title", "not_met", "not_assessed", "doubted"]


@click.command(help=_("Prints what is asked of administrations like ours, and whether it is met as far as is known."))
@click.argument("assessment", required=False, metavar="[ID]")
@click.option("--country", metavar="XX", help=_("Those of this country; else of the one in ospo.yaml."))
@click.option("--all", "whole", is_flag=True, help=_("Those of other countries and levels too."))
@FORM
@click.pass_obj
def duties(root: Path, assessment: str | None, country: str | None, whole: bool, form: str) -> None:
    """Prints a line a duty."""
    if country and country.upper() not in countries():
        raise click.UsageError(_("{country} is no code of a country, such as FR.").format(country=country))
    workspace = open_workspace(root)
    one, known = _assessment(workspace, assessment), register()
    ours = workspace.configuration.organisation
    asked = [each for each in known.duties if whole or _ours(known, each, ours, country)]
    model, standing = (one.model, one.standing()) if one else (newest(MODEL), {})
    found = judged(asked, model, standing, _numbers(workspace, ours.slug))
    printed = pd.DataFrame([row(each) for each in found], columns=Row._fields).astype({"until": "Int64"})
    click.echo(_("As far as is known here; no legal advice."), err=True)
    if not (country or whole or (ours.country and ours.level)):
        click.echo(_("`country` and `level` below `organisation` in ospo.yaml say which duties are yours."), err=True)
    click.echo(tables.printed(printed[LISTED] if form == "table" else printed, form))


def _ours(known: Register, duty: Duty, ours: Organisation, country: str | None) -> bool:
    return known.concerns(duty, country.upper() if country else ours.country, ours.level)


def _assessment(workspace: Workspace, asked: str | None) -> Assessment | None:
    """The one that is named, else the newest of which anything is answered; says on stderr which it is."""
    one = opened(workspace, asked) if asked else _newest(workspace)
    if one is None:
        click.echo(_("Nothing is assessed yet."), err=True)
        return None
    told(one)
    if one.about.model != MODEL:
        click.echo(_("{id} asks other questions than those that duties are told from.").format(id=one.id), err=True)
    elif not asked:
        click.echo(_("As {id} says.").format(id=one.id), err=True)
    return one


def _newest(workspace: Workspace) -> Assessment | None:
    there, problems = every(workspace.assessments)
    for problem in problems:
        click.echo(str(problem), err=True)
    return next((one for one in there[::-1] if one.about.model == MODEL and begun(one)), None)


def _numbers(workspace: Workspace, slug: str) -> Numbers | None:
    """None before anything is published; says so. Raises Problem where the snapshot cannot be read."""
    if not workspace.snapshot.exists():
        click.echo(_("Nothing is measured yet, so no number speaks; `ospo collect` measures."), err=True)
        return None
    return latest(Snapshot(workspace.snapshot), slug)
