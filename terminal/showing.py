"""Verbs that print what is there."""

import sys
from pathlib import Path

import click
import pandas as pd

from assessments.folder import every
from assessments.history import history
from assessments.planning import planned
from assessments.questionnaire.model import models
from collectors import run
from data import checks, definitions, figures, tables
from data.checks import Check
from data.snapshot import Snapshot
from data.words import Problem, _, ngettext
from data.workspace import Workspace, open_workspace
from peers import edition
from peers.exchange.received import newest
from report.theme import theme


@click.command(help=_("Prints the numbers."))
@click.option("--metric", help=_("Only this metric."))
@click.option("--organisation", help=_("Only this organisation, by slug."))
@click.option("--repository", help=_("Only this repository; - for organisations as a whole."))
@click.option("--period", metavar="YYYY-MM", help=_("Only this month."))
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help=_("How to print."))
@click.pass_obj
def metrics(
    root: Path, metric: str | None, organisation: str | None, repository: str | None, period: str | None, form: str
) -> None:
    """Prints metric values."""
    snapshot = Snapshot(open_workspace(root).snapshot)
    click.echo(tables.printed(figures.values(snapshot, metric, organisation, repository, period), form))


@click.command("definitions", help=_("Prints what is measured and how."))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=_("How to print."))
def definitions_(form: str) -> None:
    """Prints metrics, questionnaires and collectors."""
    shown = [metric.model_dump() for metric in definitions.metrics().values()]
    asked = [model.model_dump(mode="json") for model in models().values()]
    collectors = [{"id": kind, "title": (module.__doc__ or "").split("\n")[0]} for kind, module in run.kinds().items()]
    if form == "json":
        click.echo(tables.json_text({"metrics": shown, "models": asked, "collectors": collectors}))
    else:
        click.echo(tables.printed(pd.DataFrame(shown)[["id", "title", "unit", "window", "question"]], "table"))
        click.echo("\n" + tables.printed(pd.DataFrame(asked)[["id", "version", "title", "subject"]], "table"))


@click.command(help=_("Checks configuration, tokens, stores and freshness."))
@click.pass_obj
def doctor(root: Path) -> None:
    """Prints a line for each check; exit 1 where one of them found something."""
    workspace = open_workspace(root)
    found = [*checks.doctor(workspace), *_assessments(workspace), *_peers(workspace), *_logo(workspace)]
    for check in found:
        click.echo(f"{'✓' if check.well else '✗'} {check.text}")
    if not all(check.well for check in found):
        sys.exit(1)


def _assessments(workspace: Workspace) -> list[Check]:
    """What is wrong with any assessment; where there are some and nothing is, that."""
    there, problems = every(workspace.assessments)
    problems += [problem for one in there for problem in (*one.log().problems, *planned(one).problems)]
    problems += [one for one in history(there).problems if str(one) not in map(str, problems)]
    said = ngettext("{n} assessment was looked through.", "{n} assessments were looked through.", len(there))
    well = [Check(True, said.format(n=len(there)))] if there and not problems else []
    return [*(Check(False, str(problem)) for problem in problems), *well]


def _peers(workspace: Workspace) -> list[Check]:
    """What is wrong with a file that another administration gave; where there are some and nothing is, that."""
    given, problems = newest(workspace)
    try:
        edition.read(workspace.peers / "edition.json")
    except Problem as problem:
        problems.append(problem)
    said = ngettext("{n} peer's file was looked through.", "{n} peers' files were looked through.", len(given))
    well = [Check(True, said.format(n=len(given)))] if given and not problems else []
    return [*(Check(False, str(problem)) for problem in problems), *well]


def _logo(workspace: Workspace) -> list[Check]:
    """What is wrong with the logo of reports; a configuration that is wrong was said already."""
    try:
        said = workspace.configuration.report
    except Problem:
        return []
    try:
        theme(workspace)
    except Problem as problem:
        return [Check(False, str(problem))]
    return [Check(True, _("The logo of reports can be used."))] if said.logo else []
