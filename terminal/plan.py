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


@click.group(help=_("Targets, efforts and scorecards of activities."))
def plan() -> None:
    """The verbs of plans."""


@click.command(help=_("Sets where an activity is to be, and until when; without --score and --value takes that back."))
@WHERE
@KEY
@click.option("--score", type=click.FloatRange(0, 100), help=_("The score to reach, for an activity."))
@click.option("--value", type=float, help=_("The value to reach, for a metric."))
@click.option("--date", "until", type=click.DateTime(["%Y-%m-%d"]), help=_("The day to reach it by."))
@click.option("--owner", metavar="NAME", help=_("Who sees to it."))
@BY
@click.pass_obj
def target(
    root: Path, assessment: str, key: str, score: float | None, value: float | None, until: datetime | None,
    owner: str | None, name: str,
) -> None:  # fmt: skip
    """Saves a target."""
    workspace = open_workspace(root)
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


def _intend(root: Path, assessment: str, name: str, **draft: Any) -> None:
    workspace = open_workspace(root)
    one = opened(workspace, assessment)
    intend(one, [draft | {"by": someone(workspace, name)}])
