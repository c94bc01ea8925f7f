"""`ospo plan …`: what is to become of an activity; goes on after freezing."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from assessments.planning import intend, planned
from data.words import _
from data.workspace import open_workspace
from terminal.assess import BY, WHERE, opened, someone

KEY = click.argument("key", metavar="ACTIVITY")
DAY = click.DateTime(["%Y-%m-%d"])


@click.group(help=_("Targets, efforts, steps and scorecards of activities."))
def plan() -> None:
    """The verbs of plans."""


@click.command(help=_("Sets where an activity is to be, and until when; without --score and --value takes that back."))
@WHERE
@KEY
@click.option("--score", type=click.FloatRange(0, 100), help=_("The score to reach, for an activity."))
@click.option("--value", type=float, help=_("The value to reach, for a metric."))
@click.option("--date", "until", type=DAY, help=_("The day to reach it by."))
@click.option("--owner", metavar="NAME", help=_("Who sees to it."))
@BY
@click.pass_obj
def target(
    root: Path, assessment: str, key: str, score: float | None, value: float | None, until: datetime | None,
    owner: str | None, name: str,
) -> None:  # fmt: skip
    """Saves a target."""
    workspace = open_workspace(root)
    if score is not None and value is not None:
        raise click.UsageError(_("Give --score for an activity, or --value for a metric, and not both."))
    if until is not None and score is None and value is None:
        raise click.UsageError(_("A day needs a target: add --score for an activity, or --value for a metric."))
    if (score is not None or value is not None) and until is None:
        raise click.UsageError(_("A target needs its day: add --date YYYY-MM-DD."))
    if owner and until is None:
        raise click.UsageError(_("An owner needs a target: add --score or --value, and --date YYYY-MM-DD."))
    aim: dict[str, Any] | None = None
    if until is not None:
        aim = {"date": until.date(), "score": score, "value": value}
        aim["owner"] = someone(workspace, owner) if owner else None
    _intend(root, assessment, name, kind="target", key=key, value=aim)


@click.command(help=_("Says how many days of work an activity or a point is."))
@WHERE
@KEY
@click.argument("days", type=click.FloatRange(0))
@BY
@click.pass_obj
def effort(root: Path, assessment: str, key: str, days: float, name: str) -> None:
    """Saves an effort."""
    _intend(root, assessment, name, kind="effort", key=key, value={"days": days})


@click.command(help=_("Puts an activity or a point into the roadmap; what is not given stays as it is."))
@WHERE
@KEY
@click.option("--due", type=DAY, help=_("The day it is to be done by."))
@click.option("--start", type=DAY, help=_("The day it begins."))
@click.option("--owner", metavar="NAME", help=_("Who sees to it; an empty name takes the owner away."))
@click.option("--days", type=click.FloatRange(0), help=_("How many days of work it is."))
@click.option("--title", help=_("What the step is called, if not as the activity; an empty one takes that back."))
@click.option("--done/--open", "done", default=None, help=_("Whether it is done."))
@click.option("--remove", is_flag=True, help=_("Takes the step out of the roadmap."))
@BY
@click.pass_obj
def step(
    root: Path, /, assessment: str, key: str, owner: str | None, remove: bool, name: str, **given: Any
) -> None:  # fmt: skip
    """Saves a step."""
    if remove and (owner or any(value is not None for value in given.values())):
        raise click.UsageError(_("--remove takes the step away; leave out what would change it."))
    workspace = open_workspace(root)
    before = planned(opened(workspace, assessment)).steps.get(key)
    task = before.model_dump() if before else {}
    task |= {field: value or None if field == "title" else value for field, value in given.items() if value is not None}
    task |= {field: task[field].date() for field in ("start", "due") if isinstance(task.get(field), datetime)}
    if not remove:
        _check_days(task)
    if owner is not None:
        task["owner"] = someone(workspace, owner) if owner.strip() else None
    _intend(root, assessment, name, kind="step", key=key, value=None if remove else task)


@click.command(help=_("Fills in the scorecard of an activity; what is not given stays as it is."))
@WHERE
@KEY
@click.option("--description", help=_("What the activity means here."))
@click.option("--opportunity", help=_("What it would bring."))
@click.option("--objective", "objectives", multiple=True, help=_("An objective that is open; may be given again."))
@click.option("--done", "done", multiple=True, help=_("An objective that is reached; may be given again."))
@click.option("--tools", help=_("What helps with it."))
@click.option("--notes", help=_("How it is done."))
@BY
@click.pass_obj
def scorecard(
    root: Path, /, assessment: str, key: str, objectives: tuple[str, ...], done: tuple[str, ...], name: str,
    **texts: str | None,
) -> None:  # fmt: skip
    """Saves a scorecard."""
    before = planned(opened(open_workspace(root), assessment)).scorecards.get(key)
    card = before.model_dump() if before else {}
    card |= {field: text for field, text in texts.items() if text is not None}
    said = dict.fromkeys(objectives, False) | dict.fromkeys(done, True)
    listed = {one["text"]: one["done"] for one in card.get("objectives", ())} | said
    card["objectives"] = [{"text": text, "done": reached} for text, reached in listed.items()]
    _intend(root, assessment, name, kind="scorecard", key=key, value=card)


@click.command(
    "valid-until", help=_("Sets the day from which an answer is to be asked again; without --date in a year.")
)
@WHERE
@click.argument("key", metavar="ACTIVITY")
@click.option("--date", "until", type=click.DateTime(["%Y-%m-%d"]), help=_("The day."))
@BY
@click.pass_obj
def valid_until(root: Path, assessment: str, key: str, until: datetime | None, name: str) -> None:
    """Saves how long an answer holds."""
    _intend(root, assessment, name, kind="valid_until", key=key, value=until.date() if until else None)


def _check_days(task: dict[str, Any]) -> None:
    """Raises UsageError where a step has no day, or one before it begins."""
    if "due" not in task:
        raise click.UsageError(_("A step needs its day: add --due YYYY-MM-DD."))
    if task.get("start") and task["due"] < task["start"]:
        raise click.UsageError(_("A step cannot be due before it begins."))


def _intend(root: Path, assessment: str, name: str, **draft: Any) -> None:
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    intend(one, [draft | {"by": someone(workspace, name)}])
