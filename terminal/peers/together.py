"""`ospo peers together` and `ospo peers similar`: who works on whose software, and what software is there already."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import pandas as pd

from data import tables
from data.harmless import harmless
from data.snapshot import Snapshot
from data.words import _
from data.workspace import open_workspace
from peers.exchange.reading import shown
from peers.similar import Software, alike, kind, search, software
from peers.together import ties
from terminal.assess import FORM

TIES = ["administration", "name", "ours", "kind", "repository", "copy", "since", "last", "commits"]
SOFTWARE = [
    "repository", "title", "whose", "ours", "description", "categories", "topics", "software_type", "licence",
    "last_commit", "used_by", "archived", "url", "same_kind_as",
]  # fmt: skip
LISTED = ["repository", "title", "whose", "description", "licence", "last_commit", "used_by"]
_WIDEST = 50  # letters of a cell in a terminal

Row = dict[str, Any]


@click.command(help=_("Prints who works on, copies or uses whose software: others ours, and we theirs."))
@FORM
@click.pass_obj
def together(root: Path, form: str) -> None:
    """Prints a row for each administration, repository and kind; `ours` says whose software it is."""
    rows = [vars(one) for one in ties(Snapshot(open_workspace(root).snapshot))]
    click.echo(_printed(rows, TIES, TIES[1:], form, "-") if rows or form != "table" else _("No ties are known yet."))


@click.command(
    help=_("Prints software of ours and of peers in which all WORDS stand; else what is of the kinds of ours.")
)
@click.argument("words", nargs=-1, metavar="[WORDS …]")
@click.option("--category", "wanted", multiple=True, help=_("Only of this category or topic; can be given repeatedly."))
@FORM
@click.pass_obj
def similar(root: Path, words: tuple[str, ...], wanted: tuple[str, ...], form: str) -> None:
    """Prints a row for each repository, the best first."""
    every = software(Snapshot(open_workspace(root).snapshot))
    if words or wanted:
        rows = [_row(one) for one in search(every, " ".join(words), [*map(kind, wanted)])]
    else:
        rows = [_row(one.theirs, one.ours) for one in alike(every)]
    click.echo(_printed(rows, SOFTWARE, LISTED, form) if rows or form != "table" else _("No software fits."))


def _row(one: Software, beside: Sequence[Software] = ()) -> Row:
    return {name: getattr(one, name, None) for name in SOFTWARE} | {
        "same_kind_as": ", ".join(each.repository for each in beside) or None
    }


def _printed(rows: Sequence[Row], columns: list[str], listed: list[str], form: str, gap: str = "") -> str:
    """For people a few columns, cut and without signs that steer a terminal; for programs all of them as they are.

    `gap` is shown to people where there is nothing, else that it is unknown.
    """
    if form == "json":
        return tables.printed(pd.DataFrame(rows, columns=columns, dtype=object), form)
    chosen = columns if form == "csv" else listed
    cells = [[_safe(row[name]) if form == "csv" else _short(row[name], gap) for name in chosen] for row in rows]
    return tables.printed(pd.DataFrame(cells, columns=chosen, dtype=object), form)


def _safe(cell: Any) -> Any:
    return harmless(cell) if isinstance(cell, str) else cell


def _short(cell: Any, gap: str) -> str:
    text = gap or _("unknown") if cell is None else shown(str(cell))
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
