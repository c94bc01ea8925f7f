"""`ospo assess …`, what a lead does: review, settle, freeze, take words back."""

from pathlib import Path
from typing import get_args

import click

from assessments import workflow
from assessments.answers.standing import Answer
from assessments.people import known
from data.words import _
from data.workspace import open_workspace
from terminal.assess import BY, WHERE, opened, someone, today


@click.command(help=_("Begins the review; a lead's word."))
@WHERE
@BY
@click.pass_obj
def review(root: Path, assessment: str, name: str) -> None:
    """From draft to review."""
    workspace = open_workspace(root)
    workflow.move(opened(workspace, assessment), known(workspace.assessments, name), "review")


@click.command(help=_("Back from review to the draft; a lead's word."))
@WHERE
@BY
@click.pass_obj
def reopen(root: Path, assessment: str, name: str) -> None:
    """From review to draft."""
    workspace = open_workspace(root)
    workflow.move(opened(workspace, assessment), known(workspace.assessments, name), "draft")


@click.command(help=_("Settles a point in review; a lead's word."))
@WHERE
@click.argument("point")
@click.argument("value", type=click.Choice(get_args(Answer)), metavar="ANSWER")
@BY
@click.option("--reason", required=True, help=_("Why this answer holds."))
@click.pass_obj
def validate(root: Path, assessment: str, point: str, value: str, name: str, reason: str) -> None:
    """Settles what is disputed."""
    workspace = open_workspace(root)
    workflow.validate(opened(workspace, assessment), known(workspace.assessments, name), point, value, reason)


@click.command(help=_("Freezes it for good; a lead's word. Then publishing adds its scores to the numbers."))
@WHERE
@BY
@click.option("--reason", help=_("Why it goes on, where something is disputed or a role is silent."))
@click.pass_obj
def freeze(root: Path, assessment: str, name: str, reason: str | None) -> None:
    """Freezes an assessment."""
    workspace = open_workspace(root)
    slug = workspace.configuration.organisation.slug
    one, lead = opened(workspace, assessment), known(workspace.assessments, name)
    workflow.freeze(one, lead, slug, today(), reason)
    click.echo(_("{assessment} is frozen. Run `ospo publish` to add its scores.").format(assessment=one.id), err=True)


@click.command(help=_("Makes somebody one more lead; a lead's word, or anybody's where no lead has a name any more."))
@WHERE
@click.argument("name", metavar="NAME")
@click.option("--by", "lead_name", metavar="NAME", required=True, help=_("Whose decision it is."))
@click.pass_obj
def lead(root: Path, assessment: str, name: str, lead_name: str) -> None:
    """Appoints a lead."""
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    workflow.appoint(one, someone(workspace, lead_name), someone(workspace, name))


@click.command("redact", help=_("Takes note and links of one line of the log out of it, frozen or not."))
@WHERE
@click.argument("seq", type=click.IntRange(1))
@BY
@click.pass_obj
def redact_(root: Path, assessment: str, seq: int, name: str) -> None:
    """Takes words back."""
    workspace = open_workspace(root)
    workflow.take_back(opened(workspace, assessment), known(workspace.assessments, name), seq)
