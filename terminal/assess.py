"""`ospo assess …`: everything about a self-assessment, without the browser."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import click
import pandas as pd

from assessments import answering, carrying, workflow
from assessments.answers.freezing import state
from assessments.answers.standing import Answer
from assessments.evidence import numbers
from assessments.evidence.finding import Finding, findings
from assessments.folder import About, Assessment, called, every
from assessments.people import people, person
from assessments.planning import planned
from assessments.questionnaire.model import asked
from assessments.scores.first_look import first_look
from assessments.scores.rows import Row
from data import tables
from data.snapshot import Snapshot
from data.words import Problem, _
from data.workspace import Workspace, open_workspace

FORM = click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help=_("How to print.")
)
BY = click.option("--by", "name", metavar="NAME", required=True, help=_("Whose answer or decision it is."))
LISTED = ["id", "model", "version", "subject", "state", "answered", "points", "corrects"]
WHERE = click.argument("assessment", metavar="ID")


@click.group(help=_("Answers, reviews, freezes and scores a self-assessment."))
def assess() -> None:
    """The verbs of self-assessments."""


@click.command(help=_("Makes a new assessment and prints its id."))
@click.option("--model", default="ggi", show_default=True, help=_("The questionnaire's id."))
@click.option("--version", help=_("The questionnaire's version; else the newest."))
@click.option("--subject", metavar="REPOSITORY", help=_("The repository it is about, for questionnaires about one."))
@click.option(
    "--lead",
    "leads",
    metavar="NAME",
    multiple=True,
    required=True,
    help=_("Who may validate and freeze; may be given again."),
)
@click.option("--from", "carries", metavar="ID", help=_("An earlier assessment whose answers are suggested."))
@click.option("--corrects", metavar="ID", help=_("The frozen assessment that this one takes the place of."))
@click.pass_obj
def new(
    root: Path, model: str, version: str | None, subject: str | None, leads: tuple[str, ...], carries: str | None,
    corrects: str | None,
) -> None:  # fmt: skip
    """Makes an assessment."""
    workspace = open_workspace(root)
    one = asked(model, version)
    if (one.subject == "repository") != bool(subject):
        raise Problem("assessment.subject", model=one.id, subject=one.subject)
    ids = tuple(someone(workspace, name) for name in leads)
    about = About(
        model=one.id, version=one.version, subject=subject or workspace.configuration.organisation.slug,
        leads=ids, carries=carries, corrects=corrects,
    )  # fmt: skip
    made = carrying.begin(workspace.assessments, about, today())
    click.echo(made.id)


@click.command("list", help=_("Prints the assessments there are."))
@FORM
@click.pass_obj
def list_(root: Path, form: str) -> None:
    """Prints one line an assessment, and on stderr what is wrong with any."""
    there, problems = every(open_workspace(root).assessments)
    lines = pd.DataFrame([_listed(one) for one in there], columns=LISTED)
    for problem in problems:
        click.echo(str(problem), err=True)
    for one in there:
        told(one)
    if not lines.empty or form != "table":
        click.echo(shown(lines, form, "corrects"))
    elif not problems:
        click.echo(_("There is no assessment yet."))


def _listed(one: Assessment) -> tuple[object, ...]:
    stands = one.standing().values()
    answered = sum(standing.value != "not_assessed" for standing in stands)
    about, now = one.about, state(one.log().events)
    return one.id, about.model, about.version, about.subject, now, answered, len(stands), about.corrects


@click.command(help=_("Answers a point: yes, partly, no, not_applicable (with a note), not_assessed."))
@WHERE
@click.argument("point")
@click.argument("value", type=click.Choice(get_args(Answer)), metavar="ANSWER")
@BY
@click.option("--via", metavar="NAME", help=_("Who types it, if someone else."))
@click.option("--role", "hat", help=_("In which role of the questionnaire."))
@click.option("--note", help=_("A note; the reason, where it does not apply. Without it a note that is there stays."))
@click.option("--link", "links", multiple=True, help=_("Evidence; may be given again."))
@click.pass_obj
def answer(
    root: Path, assessment: str, point: str, value: Answer, name: str, via: str | None, hat: str | None,
    note: str | None, links: tuple[str, ...],
) -> None:  # fmt: skip
    """Saves an answer."""
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    finding = _beside(workspace, one).get(point)
    draft: dict[str, Any] = {"key": point, "value": value, "hat": hat, "note": note, "links": links or None}
    proposal = finding.proposal if finding else None
    answering.answer(one, draft | {"proposal": proposal, **who(workspace, name, via)})


@click.command("out-of-scope", help=_("Leaves out a whole activity, with one reason."))
@WHERE
@click.argument("activity")
@BY
@click.option("--role", "hat", help=_("In which role of the questionnaire."))
@click.option("--reason", required=True, help=_("Why it does not apply."))
@click.pass_obj
def out_of_scope(root: Path, assessment: str, activity: str, name: str, hat: str | None, reason: str) -> None:
    """Saves that an activity does not apply."""
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    if activity not in one.model.activities:
        raise Problem("activity.unknown", key=activity, model=f"{one.model.id} {one.model.version}")
    draft = {"kind": "answer", "key": activity, "value": "not_applicable", "hat": hat, "note": reason}
    one.say([draft | who(workspace, name)])


@click.command("score", help=_("Prints the scores: of a draft as it stands, of a frozen one as they were frozen."))
@WHERE
@click.option("--first-look", "look", is_flag=True, help=_("Prints the marks of the first look instead: no score."))
@FORM
@click.pass_obj
def score_(root: Path, assessment: str, look: bool, form: str) -> None:
    """Prints rows as `ospo metrics` does."""
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    told(one)
    if look:
        looks = first_look(one.model, one.standing())
        marks = [(each.goal, *vars(mark).values()) for each in looks for mark in each.marks]
        columns = ["goal", "activity", "point", "answer", "disputed"]
        click.echo(tables.printed(pd.DataFrame(marks, columns=columns), form))
        return
    slug = workspace.configuration.organisation.slug
    found = pd.DataFrame(workflow.result(one, slug, today()), columns=Row._fields)
    found = found.astype({"value": "float64", "low": "float64", "high": "float64", "collected_at": "datetime64[us]"})
    click.echo(tables.printed(found, form))


def opened(workspace: Workspace, assessment: str) -> Assessment:
    """The assessment of this id. Raises Problem."""
    return called(workspace.assessments, assessment)


def found_in(workspace: Workspace, one: Assessment) -> dict[str, Finding]:
    """What the newest numbers say of an assessment's points; nothing where nothing is published yet."""
    if not workspace.snapshot.exists():
        return {}
    slug = workspace.configuration.organisation.slug
    return findings(one.model, numbers.of(one, Snapshot(workspace.snapshot), slug))


def _beside(workspace: Workspace, one: Assessment) -> dict[str, Finding]:
    """As `found_in`; an answer needs no number, so one that cannot be read is only said."""
    try:
        return found_in(workspace, one)
    except Problem as problem:
        click.echo(str(problem), err=True)
        return {}


def told(assessment: Assessment) -> None:
    """Says on stderr what in an assessment and its plan cannot count."""
    for problem in (*assessment.log().problems, *planned(assessment).problems):
        click.echo(str(problem), err=True)


def who(workspace: Workspace, name: str, via: str | None = None) -> dict[str, str | None]:
    """The ids of who says something and of who types it."""
    return {
        "by": someone(workspace, name),
        "via": someone(workspace, via) if via else None,
    }  # fmt: skip


def someone(workspace: Workspace, name: str) -> str:
    """The id of who has this name; says so on stderr where nobody had it before, for it may be a slip."""
    before, one = people(workspace.assessments), person(workspace.assessments, name)
    if one not in before:
        file = workspace.assessments / "people.yaml"
        click.echo(_("{name} is new here and stands in {file} now.").format(name=name.strip(), file=file), err=True)
    return one


def shown(rows: pd.DataFrame, form: str, *texts: str) -> str:
    """The rows printed; in a table a text that there is none of is a dash."""
    return tables.printed(
        rows.assign(**{one: rows[one].fillna("-") for one in texts}) if form == "table" else rows, form
    )


def today() -> date:
    """The day by UTC."""
    return datetime.now(UTC).date()
