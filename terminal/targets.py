"""`ospo targets`: the targets on numbers, and how each stands."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pandas as pd

from assessments.folder import every
from assessments.targets import on_numbers
from data import figures, tables
from data.courses import courses
from data.definitions import metrics
from data.path import Course
from data.snapshot import Snapshot
from data.words import _
from data.workspace import open_workspace
from terminal.assess import FORM, told

COLUMNS = ["metric", "unit", "month", "value", "target", "date", "since", "expected", "ahead", "state", "why"]


@click.command(help=_("Prints the targets on numbers, and how far ahead or behind the straight path each is."))
@FORM
@click.pass_obj
def targets(root: Path, form: str) -> None:
    """Prints a row for each, as of the newest complete month; of a monthly count twelve months' sum."""
    workspace = open_workspace(root)
    said = workspace.configuration
    for one in every(workspace.assessments)[0]:
        told(one)
    goals = on_numbers(workspace.assessments, said)
    if not goals and form == "table":
        click.echo(_("No number has a target yet. Set one in ospo.yaml, with `ospo plan target`, or on Maturity."))
        return
    snapshot, slug = Snapshot(workspace.snapshot), said.organisation.slug
    month = figures.last_complete(snapshot, slug) or snapshot.stamp.today.replace(day=1)
    found = courses(snapshot, slug, goals, month, datetime.now(UTC).date())
    rows = pd.DataFrame([_row(metric, course) for metric, course in found.items()], columns=COLUMNS, dtype=object)
    click.echo(tables.printed(rows.fillna({"value": _("unknown")}).fillna("-") if form == "table" else rows, form))


def _row(metric: str, course: Course) -> dict[str, Any]:
    goal = course.goal
    return {
        "metric": metric, "unit": metrics()[metric].unit, "month": course.month, "value": course.now.value,
        "target": goal.value, "date": goal.date, "since": goal.since, "expected": course.expected,
        "ahead": course.ahead, "state": course.state, "why": course.why,
    }  # fmt: skip
