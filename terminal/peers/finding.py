"""`ospo peers directory`: administrations to pick peers from."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pandas as pd

from collectors import directory as published
from collectors import run
from data import tables
from data.countries import countries
from data.harmless import harmless
from data.levels import Level
from data.words import Problem, _, ngettext
from data.workspace import Workspace, open_workspace
from peers.directory import Administration, Found, read, search
from peers.directory.documents import LARGEST
from peers.directory.kept import keep, kept, read_kept
from peers.directory.lists import lists
from terminal.assess import FORM, today

COLUMNS = ["name", "names", "country", "level", "accounts", "not_yet", "group", "url", "since", "policy", "lists"]
LISTED = ["name", "country", "level", "accounts", "not_yet", "group"]
_WIDEST = 60  # signs of a cell in a terminal
_PATIENT = 60  # seconds of waiting for one host


def _country(_context: click.Context, _option: click.Parameter, code: str | None) -> str | None:
    if code and code.upper() not in countries():
        raise click.BadParameter(_("{country} is no code of a country, such as FR.").format(country=code))
    return code.upper() if code else None


COUNTRY = click.option("--country", metavar="XX", callback=_country, help=_("The country, by its two letters."))
LEVEL = click.option(
    "--level", type=click.Choice(["local", "regional", "national", "supranational"]), help=_("The level of government.")
)
FROM = click.option(
    "--from", "place", type=click.Path(path_type=Path, exists=True), metavar="PATH",
    help=_("Reads the lists from this file or folder, for example a checkout, and asks nobody."),
)  # fmt: skip


@click.command(help=_("Prints administrations to pick peers from, as published lists name them; all WORDS must fit."))
@click.argument("words", nargs=-1, metavar="[WORDS …]")
@COUNTRY
@LEVEL
@FROM
@click.option("--refresh", is_flag=True, help=_("Fetches the lists anew."))
@FORM
@click.pass_context
def directory(
    context: click.Context, words: tuple[str, ...], country: str | None, level: Level | None, place: Path | None,
    refresh: bool, form: str,
) -> None:  # fmt: skip
    """Prints a line an administration; exit 1 where a list could not be fetched."""
    if place and refresh:
        raise click.UsageError(_("--from reads what is there, --refresh fetches: choose one of them."))
    workspace = open_workspace(context.obj)
    whole = fetched(workspace) if refresh or not (place or kept(folder(workspace))) else True
    found = looked_up(workspace, place)
    rows = [_row(entry) for entry in search(found.administrations, " ".join(words), country, level)]
    click.echo(_table(rows) if form == "table" else _printed(rows, form))
    if not whole:
        context.exit(1)


def folder(workspace: Workspace) -> Path:
    """Where copies of the lists are kept."""
    return workspace.cache / "directory"


def looked_up(workspace: Workspace, place: Path | None) -> Found:
    """What the lists say; on stderr what is wrong with them, and how old they are. Raises Problem where none is."""
    found = read(place) if place else read_kept(folder(workspace))
    for problem in found.problems:
        click.echo(str(problem), err=True)
    if place and not found.lists:
        files = ", ".join(sorted({file for one in lists().values() for file in one.FILES}))
        raise Problem("directory.unknown", path=place, files=files)
    if not found.lists:
        raise Problem("directory.missing")
    if not place:
        click.echo(_age(workspace), err=True)
    return found


def _age(workspace: Workspace) -> str:
    day = min(day for day, _path in kept(folder(workspace)).values())
    old = max(0, (today() - day).days)
    age = ngettext("{n} day old", "{n} days old", old).format(n=old)
    return _("The lists are as of {day} ({age}); --refresh fetches them anew.").format(day=day, age=age)


def fetched(workspace: Workspace) -> bool:
    """Takes a new copy of each list. Those that cannot be had are said; an old copy stays, and False comes back."""
    silent: set[object] = set()
    missing = False
    for name, one in lists().items():
        if silent & {address.split("/")[2] for address in one.PUBLISHED.values()}:
            continue  # it would be waited for once more
        click.echo(_("Fetching {list} …").format(list=_(one.TITLE)), err=True)
        try:
            _fetch(workspace, name)
        except Problem as problem:
            click.echo(str(problem), err=True)
            missing = True
            silent |= {problem.fields["host"]} if problem.code == "directory.down" else set()
    return not missing


def _fetch(workspace: Workspace, name: str) -> None:
    one, private = lists()[name], workspace.sources.private_addresses
    cache = workspace.cache / "web"
    files = published.fetch(_(one.TITLE), one.PUBLISHED, cache, largest=LARGEST, private=private, wait=_wait)
    keep(folder(workspace), name, files, today())


def _wait(host: str, until: datetime) -> None:
    """Sleeps until a host can be asked again. Raises Problem where nobody would sit and wait for that."""
    left = (until - datetime.now(UTC).replace(tzinfo=None)).total_seconds()
    if left > _PATIENT:
        raise Problem("web.limit", host=host, until=f"{until:%Y-%m-%d %H:%M}")
    time.sleep(max(0, left))


def can_be(account: str) -> bool:
    """Whether there is a collector for it."""
    return account.partition(":")[0] in run.kinds()


def _row(entry: Administration) -> list[Any]:
    return [
        entry.name, list(entry.names), entry.country, entry.level,
        [account for account in entry.accounts if can_be(account)],
        [account for account in entry.accounts if not can_be(account)],
        entry.group, entry.url, entry.since, entry.policy, list(entry.lists),
    ]  # fmt: skip


def _printed(rows: list[list[Any]], form: str) -> str:
    cells = rows if form == "json" else [[_cell(cell) for cell in row] for row in rows]
    return tables.printed(pd.DataFrame(cells, columns=COLUMNS, dtype=object), form)


def _table(rows: list[list[Any]]) -> str:
    """For people: not_yet is what cannot be collected yet."""
    if not rows:
        return _("No administration fits.")
    cells = [[_short(cell) for name, cell in zip(COLUMNS, row, strict=True) if name in LISTED] for row in rows]
    return tables.printed(pd.DataFrame(cells, columns=LISTED, dtype=object), "table")


def _short(cell: Any) -> str:
    text = "-" if cell == [] else _("unknown") if cell is None else str(_cell(cell))
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _cell(cell: Any) -> Any:
    """A cell of CSV."""
    text = " ".join(cell) if isinstance(cell, list) else cell
    return harmless(text) if isinstance(text, str) else text
