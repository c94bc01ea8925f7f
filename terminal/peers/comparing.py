"""`ospo peers …`, what is said of others: who they are, ours beside theirs, groups, and whom to ask."""

from pathlib import Path
from typing import Any

import click
import pandas as pd

from data import figures, tables
from data.definitions import metrics
from data.harmless import harmless
from data.snapshot import Snapshot
from data.words import Problem, _
from data.workspace import Workspace, open_workspace
from peers import fair, groups, known, wording
from peers.comparison import Comparison, comparisons
from peers.size import PER, Per
from peers.stronger import stronger
from terminal.assess import FORM

BY = click.option(
    "--per", "by", type=click.Choice([*PER]), default="repository", show_default=True,
    help=_("By what figures are divided that depend on size."),
)  # fmt: skip
SHOWN = ["name", "country", "level", "source", "staff", "sample_read", "sample_of", "sample_date", "given_at", "url"]
COMPARED = ["metric", "ours", "low_quartile", "median", "high_quartile", "stands", "compared", "left_out", "group"]
OF_GROUP = ["metric", "period", "n", "low", "median", "high", "elsewhere"]


@click.command("list", help=_("Prints the administrations that are known by name, ours first."))
@FORM
@click.pass_obj
def list_(root: Path, form: str) -> None:
    """Prints a row for each source of figures."""
    rows = [{name: getattr(one, name) for name in SHOWN} for one in known.read(_snapshot(open_workspace(root)))]
    _print(rows, SHOWN, form)


@click.command(help=_("Prints our figures beside those of others, and where we stand among them."))
@click.argument("wanted", nargs=-1, metavar="[METRIC …]")
@BY
@click.option("--each", is_flag=True, help=_("A row for each administration too."))
@FORM
@click.pass_obj
def compare(root: Path, wanted: tuple[str, ...], by: Per, each: bool, form: str) -> None:
    """Prints a row for each metric, or for each administration of each."""
    workspace = open_workspace(root)
    snapshot = _snapshot(workspace)
    found = comparisons(snapshot, _metrics(snapshot, wanted), _month(snapshot, workspace), by)
    if each:
        rows = [row for one in found if one.enough for row in _each(one)]
        _print(rows, ["metric", "name", "period", "value", "reason", "coverage", "source"], form)
        return
    rows = [_row(one) for one in found if one.enough or wanted]
    _print(rows, COMPARED, form)


@click.command(help=_("Prints what is said of the group of those who gave their figures without a name."))
@FORM
@click.pass_obj
def group(root: Path, form: str) -> None:
    """Prints a row for each score and quarter; too few members leave the values unknown."""
    workspace = open_workspace(root)
    snapshot = _snapshot(workspace)
    ours, *_others = known.read(snapshot)
    which = groups.group(snapshot, ours.place)
    shown = groups.of_group(snapshot, which, fair.definitions(snapshot)) if which else []
    rows = [
        {"metric": one.metric, "period": one.period, "elsewhere": one.elsewhere, **one.spread._asdict()}
        for one in shown
    ]  # fmt: skip
    _print(rows, OF_GROUP, form)
    if which:
        click.echo(wording.group(which), err=True)


@click.command(help=_("Prints who is ahead of us in what, by more than chance: whom to ask."))
@click.argument("wanted", nargs=-1, metavar="[METRIC …]")
@FORM
@click.pass_obj
def ask(root: Path, wanted: tuple[str, ...], form: str) -> None:
    """Prints a row for each administration ahead in a metric or a score."""
    workspace = open_workspace(root)
    snapshot = _snapshot(workspace)
    found = stronger(comparisons(snapshot, _metrics(snapshot, wanted), _month(snapshot, workspace)))
    rows = [
        {"metric": one.metric, "ours": one.ours.value, "theirs": one.theirs.value, "name": one.theirs.who.name,
         "url": one.theirs.who.url}
        for one in found
    ]  # fmt: skip
    _print(rows, ["metric", "ours", "theirs", "name", "url"], form)


def _row(one: Comparison) -> dict[str, Any]:
    return {
        "metric": one.metric, "ours": one.ours.value, "low_quartile": one.spread.low, "median": one.spread.median,
        "high_quartile": one.spread.high, "stands": wording.standing(one),
        "compared": one.spread.n, "left_out": one.left_out.total(), "group": wording.group(one.group),
    }  # fmt: skip


def _each(found: Comparison) -> list[dict[str, Any]]:
    return [
        {"metric": found.metric, "name": one.who.name, "period": one.period, "value": one.value, "reason": one.reason,
         "coverage": one.coverage, "source": wording.source(one.who)}
        for one in [found.ours, *found.others]
    ]  # fmt: skip


def _snapshot(workspace: Workspace) -> Snapshot:
    return Snapshot(workspace.snapshot)


def _month(snapshot: Snapshot, workspace: Workspace) -> Any:
    slug = workspace.configuration.organisation.slug
    return figures.last_complete(snapshot, slug) or snapshot.stamp.today.replace(day=1)


def _metrics(snapshot: Snapshot, wanted: tuple[str, ...]) -> list[str]:
    """Those that were asked for, else all that others have too. Raises Problem."""
    there = fair.shared(snapshot)
    for metric in wanted:
        if metric not in there and metric not in metrics():
            raise Problem("metric.unknown", metric=metric)
    return [*wanted] or there


def _print(rows: list[dict[str, Any]], columns: list[str], form: str) -> None:
    shown = [{key: harmless(one) if isinstance(one, str) else one for key, one in row.items()} for row in rows]
    click.echo(tables.printed(pd.DataFrame(shown if form == "csv" else rows, columns=columns, dtype=object), form))
