"""`ospo peers directory|add|remove`: who there is, and whom we compare ourselves with."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pandas as pd

from collectors import directory as published
from collectors import run
from data import figures, tables
from data.configuration import Level
from data.countries import countries
from data.harmless import harmless
from data.snapshot import Snapshot
from data.words import Problem, _, ngettext
from data.workspace import Workspace, open_workspace
from peers.directory import Administration, Found, adding, read, search
from peers.directory.documents import LARGEST
from peers.directory.kept import keep, kept, read_kept
from peers.directory.lists import lists
from peers.directory.picking import is_account, picked
from terminal.assess import FORM, today

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
@click.pass_obj
def directory(
    root: Path, words: tuple[str, ...], country: str | None, level: Level | None, place: Path | None, refresh: bool,
    form: str,
) -> None:  # fmt: skip
    """Prints a line an administration."""
    if place and refresh:
        raise click.UsageError(_("--from reads what is there, --refresh fetches: choose one of them."))
    found = _found(open_workspace(root), place, refresh)
    rows = [_row(entry) for entry in search(found.administrations, " ".join(words), country, level)]
    if form == "table":
        click.echo(_table(rows))
    else:
        cells = rows if form == "json" else [{name: _cell(cell) for name, cell in row.items()} for row in rows]
        click.echo(tables.printed(pd.DataFrame(cells, columns=list(_row(_NOBODY)), dtype=object), form))


@click.command(help=_("Makes administrations of the directory, or accounts such as github:city-of-y, our peers."))
@click.argument("words", nargs=-1, required=True, metavar="NAME-OR-ACCOUNT …")
@click.option("--name", help=_("What it is called here; everything that is named becomes this one peer."))
@COUNTRY
@LEVEL
@FROM
@click.pass_obj
def add(
    root: Path, words: tuple[str, ...], name: str | None, country: str | None, level: Level | None, place: Path | None
) -> None:
    """Writes them into ospo.yaml."""
    workspace = open_workspace(root)
    lists_needed = place or not all(map(is_account, words))
    known = _found(workspace, place, refresh=False) if lists_needed else read_kept(_folder(workspace))
    chosen = [_collected(entry) for entry in picked(known.administrations, words)]
    if name:
        accounts = tuple(account for entry in chosen for account in entry.accounts)
        chosen = [replace(chosen[0], name=name, accounts=accounts)]
    chosen = [replace(one, country=country or one.country, level=level or one.level) for one in chosen]
    for peer in adding.add(workspace, chosen):
        click.echo(_("{name} is a peer now.").format(name=peer.name), err=True)
        if not (peer.country and peer.level):
            click.echo(
                _("Put its country and level into ospo.yaml: who is compared with whom depends on them."), err=True
            )
        click.echo(_("`ospo collect` reads next: {targets}.").format(targets=", ".join(peer.targets)), err=True)


@click.command(help=_("Takes a peer out of ospo.yaml."))
@click.argument("name")
@click.pass_obj
def remove(root: Path, name: str) -> None:
    """Prints the repositories of which there are numbers: collecting goes on there until they are excluded."""
    workspace = open_workspace(root)
    peer = adding.remove(workspace, name)
    click.echo(_("{name} is no peer in ospo.yaml any more.").format(name=peer.name), err=True)
    there = figures.repositories(Snapshot(workspace.snapshot), peer.slug) if workspace.snapshot.exists() else []
    if there:
        said = _(
            "What was collected of it stays and is read again by `ospo collect`, until `exclude` in ospo.yaml has:"
        )
        click.echo(said, err=True)
        click.echo("\n".join(there))


def _folder(workspace: Workspace) -> Path:
    return workspace.cache / "directory"


def _found(workspace: Workspace, place: Path | None, refresh: bool) -> Found:
    """What the lists say; what is wrong with them, and how old they are, on stderr. Raises Problem where none is."""
    if place:
        found = read(place)
    else:
        if refresh or not kept(_folder(workspace)):
            _fetch(workspace)
        found = read_kept(_folder(workspace))
        _say_age(workspace)
    for problem in found.problems:
        click.echo(str(problem), err=True)
    if place and not found.lists:
        files = ", ".join(sorted({file for one in lists().values() for file in one.FILES}))
        raise Problem("directory.unknown", path=place, files=files)
    if not found.lists:
        raise Problem("directory.missing")
    return found


def _fetch(workspace: Workspace) -> None:
    """A new copy of each list; those that cannot be had are said, and the old one stays."""
    silent: set[object] = set()
    private = workspace.sources.private_addresses
    for name, one in lists().items():
        title, addresses = _(one.TITLE), one.PUBLISHED
        if silent & {address.split("/")[2] for address in addresses.values()}:
            continue
        click.echo(_("Fetching {list} …").format(list=title), err=True)
        try:
            cache = workspace.cache / "web"
            files = published.fetch(title, addresses, cache, largest=LARGEST, private=private, wait=_wait)
            keep(_folder(workspace), name, files, today())
        except Problem as problem:
            click.echo(str(problem), err=True)
            silent |= {problem.fields["host"]} if problem.code == "directory.down" else set()


def _wait(host: str, until: datetime) -> None:
    """Sleeps until a host can be asked again. Raises Problem where nobody would sit and wait for that."""
    left = (until - datetime.now(UTC).replace(tzinfo=None)).total_seconds()
    if left > _PATIENT:
        raise Problem("web.limit", host=host, until=f"{until:%Y-%m-%d %H:%M}")
    time.sleep(max(0, left))


def _say_age(workspace: Workspace) -> None:
    days = [day for day, _path in kept(_folder(workspace)).values()]
    if days:
        old = (today() - min(days)).days
        age = ngettext("{n} day old", "{n} days old", old).format(n=old)
        click.echo(
            _("The lists are as of {day} ({age}); --refresh fetches them.").format(day=min(days), age=age), err=True
        )


def _collected(entry: Administration) -> Administration:
    """With the accounts that can be collected; says which cannot. Raises Problem where none can."""
    accounts = tuple(account for account in entry.accounts if _can_be(account))
    others = ", ".join(account for account in entry.accounts if not _can_be(account))
    if not accounts:
        kinds = ", ".join(sorted(run.kinds()))
        raise Problem("peer.uncollected", name=entry.name, accounts=others or _("no account is known"), kinds=kinds)
    if others:
        click.echo(
            _("{name}: this cannot be collected yet and is left out: {accounts}.").format(
                name=entry.name, accounts=others
            ),
            err=True,
        )
    for account in accounts:
        run.parse(account, "peer", "peer")  # what the collector would not take is said now
    return replace(entry, accounts=accounts)


def _can_be(account: str) -> bool:
    return account.partition(":")[0] in run.kinds()


_NOBODY = Administration("", None, None, (), ())


def _row(entry: Administration) -> dict[str, Any]:
    return {
        "name": entry.name, "names": list(entry.names), "country": entry.country, "level": entry.level,
        "accounts": [account for account in entry.accounts if _can_be(account)],
        "not_yet": [account for account in entry.accounts if not _can_be(account)],
        "group": entry.group, "url": entry.url, "since": entry.since, "policy": entry.policy,
        "lists": list(entry.lists),
    }  # fmt: skip


def _table(rows: list[dict[str, Any]]) -> str:
    """For people: not_yet is what cannot be collected yet."""
    if not rows:
        return _("No administration fits.")
    cells = [[_short(row[name]) for name in LISTED] for row in rows]
    return tables.printed(pd.DataFrame(cells, columns=LISTED, dtype=object), "table")


def _short(cell: Any) -> str:
    text = "-" if cell == [] else _("unknown") if cell is None else str(_cell(cell))
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _cell(cell: Any) -> Any:
    """A cell of CSV."""
    text = " | ".join(cell) if isinstance(cell, list) else cell
    return harmless(text) if isinstance(text, str) else text
