"""`ospo assess …`: what the numbers say about the answers."""

from pathlib import Path

import click
import pandas as pd

from assessments import answering
from assessments.answers.spoken import ANSWERS
from assessments.answers.standing import Answer
from assessments.evidence import sentences
from assessments.evidence.contradictions import contradictions
from assessments.evidence.finding import Finding, proposals
from assessments.people import known
from data import tables
from data.words import Problem, _
from data.workspace import open_workspace
from terminal.assess import BY, FORM, WHERE, found_in, opened, told, who

COLUMNS = [
    "point", "metric", "use", "answer", "proposed", "confidence", "contradicts", "value", "low", "high", "threshold",
    "sample_size", "coverage", "period", "collected_at", "lacking",
]  # fmt: skip


@click.command(help=_("Prints what the numbers propose and how surely, or why they propose nothing."))
@WHERE
@FORM
@click.pass_obj
def evidence(root: Path, assessment: str, form: str) -> None:
    """Prints a row for each point that a number can speak about."""
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    told(one)
    found = found_in(workspace, one)
    if not found:
        click.echo(_("Nothing is measured yet; `ospo collect` measures."), err=True)
    standing = one.standing()
    against = {each.point for each in contradictions(one.model, standing, found)}
    rows = [_row(finding, standing[point].value, point in against) for point, finding in found.items()]
    if form == "table" and found:
        parts = [_told(finding, standing[point].value, point in against) for point, finding in found.items()]
        click.echo("\n\n".join([*parts, sentences.rule()]))
        return
    click.echo(tables.printed(pd.DataFrame(rows, columns=COLUMNS), form))


@click.command(help=_("Gives the answer that the number proposes, with the number beside it."))
@WHERE
@click.argument("point")
@BY
@click.option("--role", "hat", help=_("In which role of the questionnaire."))
@click.option("--note", help=_("A note."))
@click.pass_obj
def accept(root: Path, assessment: str, point: str, name: str, hat: str | None, note: str | None) -> None:
    """Saves the proposed answer."""
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    if point not in one.model.points:
        raise Problem("event.point", key=point, model=f"{one.model.id} {one.model.version}")
    rule = one.model.points[point].evidence
    if rule is None or rule.use == "supports":
        raise Problem("answer.silent", key=point)
    finding = found_in(workspace, one).get(point)
    if not (finding and (proposal := finding.proposal)):
        raise Problem("answer.proposal", key=point)
    draft = {"key": point, "value": proposal.answer, "hat": hat, "note": note, "proposal": proposal}
    answering.answer(one, draft | who(workspace, name))


@click.command(help=_("Says one's own answers once more, as of today; all, or those to an activity or a point."))
@WHERE
@click.argument("keys", nargs=-1, metavar="[ACTIVITY|POINT]…")
@BY
@click.option("--role", "hat", help=_("In which role of the questionnaire."))
@click.pass_obj
def confirm(root: Path, assessment: str, keys: tuple[str, ...], name: str, hat: str | None) -> None:
    """Renews answers."""
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    for key in keys:
        if not one.model.asked(key):
            raise Problem("event.nowhere", key=key, model=f"{one.model.id} {one.model.version}")
    points = [point for key in keys or one.model.activities for point in one.model.asked(key)]
    said = {"hat": hat, "by": known(workspace.assessments, name), "via": None}
    mine = answering.confirm(one, points, said, proposals(found_in(workspace, one)))
    click.echo(_("Answers confirmed: {n}.").format(n=mine), err=True)


def _told(finding: Finding, answer: Answer, contradicts: bool) -> str:
    against = _(" · does not agree with the number") if contradicts else ""
    lines = [f"{finding.point} · {_(ANSWERS[answer])}{against}", sentences.measured(finding)]
    return "\n  ".join(
        [*lines, *filter(None, (sentences.proposed(finding), sentences.missing(finding), sentences.basis(finding)))]
    )


def _row(finding: Finding, answer: str, contradicts: bool) -> dict[str, object]:
    window = finding.window
    return {
        "point": finding.point, "metric": finding.evidence.metric, "use": finding.evidence.use, "answer": answer,
        "proposed": finding.answer, "confidence": finding.confidence, "contradicts": contradicts,
        "value": window and window.value, "low": window and window.low, "high": window and window.high,
        "threshold": finding.threshold, "sample_size": window and window.sample_size,
        "coverage": window and window.coverage, "period": finding.period,
        "collected_at": window and window.collected_at, "lacking": finding.lacking,
    }  # fmt: skip
