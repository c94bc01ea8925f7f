"""`ospo peers measured`: what was measured here of a peer, as a file for others."""

from datetime import date, datetime
from pathlib import Path

import click

from data.words import _
from data.workspace import open_workspace
from peers.exchange.measured import Public, measured
from terminal.exporting import FORCE, OUT, write


@click.command("measured", help=_("Writes what was measured here of a peer as a file, which says that it is a sample."))
@click.argument("peer", metavar="PEER")
@click.option("--of", "count", type=click.IntRange(1), help=_("How many public repositories it has, where known."))
@click.option("--of-source", "source", metavar="TEXT", help=_("Who says how many, and when."))
@click.option("--metric", "wanted", metavar="METRIC", multiple=True, help=_("Only this one; may be given again."))
@click.option("--since", type=click.DateTime(["%Y-%m"]), help=_("The first month."))
@OUT
@FORCE
@click.pass_obj
def measured_(
    root: Path, peer: str, count: int | None, source: str | None, wanted: tuple[str, ...], since: datetime | None,
    out: Path | None, force: bool,
) -> None:  # fmt: skip
    """Writes the file."""
    first: date | None = since.date() if since else None
    write(measured(open_workspace(root), peer, Public(count, source), [*wanted], first), out, force)
