"""`ospo peers add|remove`: whom we compare ourselves with."""

from dataclasses import replace
from pathlib import Path

import click

from collectors import run
from data.configuration import Peer
from data.levels import Level
from data.snapshot import Snapshot
from data.words import Problem, _
from data.workspace import Workspace, open_workspace
from peers.directory import Administration, adding
from peers.directory.kept import kept, read_kept
from peers.directory.picking import is_account, picked
from terminal.peers.finding import COUNTRY, FROM, LEVEL, can_be, fetched, folder, looked_up


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
    named = not all(map(is_account, words))  # and has to be looked up
    if named and not place and not kept(folder(workspace)):
        fetched(workspace)
    known = looked_up(workspace, place) if named or place else read_kept(folder(workspace))
    chosen = [_collected(entry) for entry in picked(known.administrations, words)]
    if name is not None:
        if not name.strip():
            raise click.UsageError(_("A peer needs a name that can be read."))
        accounts = tuple(account for entry in chosen for account in entry.accounts)
        chosen = [replace(chosen[0], name=name.strip(), accounts=accounts)]
    chosen = [replace(one, country=country or one.country, level=level or one.level) for one in chosen]
    for peer in adding.add(workspace, chosen):
        _say(peer)


def _say(peer: Peer) -> None:
    click.echo(_("{name} is a peer now.").format(name=peer.name), err=True)
    if not (peer.country and peer.level):
        click.echo(_("Put its country and level into ospo.yaml: who is compared with whom depends on them."), err=True)
    click.echo(_("`ospo collect` reads next: {targets}.").format(targets=", ".join(peer.targets)), err=True)


def _collected(entry: Administration) -> Administration:
    """With the accounts that can be collected; says which cannot. Raises Problem where none can, or one is none."""
    accounts = tuple(account for account in entry.accounts if can_be(account))
    others = ", ".join(account for account in entry.accounts if not can_be(account))
    if not accounts:
        kinds = ", ".join(sorted(run.kinds()))
        raise Problem("peer.uncollected", name=entry.name, accounts=others or _("no account is known"), kinds=kinds)
    for account in accounts:
        run.parse(account, "peer", "peer")
    if others:
        said = _("{name}: this cannot be collected yet and is left out: {accounts}.")
        click.echo(said.format(name=entry.name, accounts=others), err=True)
    return replace(entry, accounts=accounts)


@click.command(help=_("Takes a peer out of ospo.yaml."))
@click.argument("name")
@click.pass_obj
def remove(root: Path, name: str) -> None:
    """Prints the repositories of which there are numbers: collecting goes on there until they are excluded."""
    workspace = open_workspace(root)
    peer = adding.remove(workspace, name)
    click.echo(_("{name} is no peer in ospo.yaml any more.").format(name=peer.name), err=True)
    if there := _repositories(workspace, peer):
        said = _(
            "What was collected of it stays and is read again by `ospo collect`, until `exclude` in ospo.yaml has:"
        )
        click.echo(said, err=True)
        click.echo("\n".join(there))


def _repositories(workspace: Workspace, peer: Peer) -> list[str]:
    """All that were found, forks too, of which figures do not speak."""
    if not workspace.snapshot.exists():
        return []
    rows = Snapshot(workspace.snapshot).rows(
        "select id from repository where organisation = ? order by id", [peer.slug]
    )
    return [name for (name,) in rows]
