"""`ospo peers export`, `import` and `forget`: our numbers for others, and theirs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import pandas as pd

from collectors.git import checkout
from data import tables
from data.regions import title
from data.words import Problem, _, ngettext
from data.workspace import Workspace, open_workspace
from peers.exchange import gathering, received
from peers.exchange import member as members
from peers.exchange.export import made
from peers.exchange.gathering import Found
from peers.exchange.member import Mode, Own
from peers.exchange.reading import shown
from peers.exchange.shape import MOST_BYTES
from peers.exchange.soundness import UNMADE
from peers.exchange.taking import Taken, take
from terminal.assess import FORM
from terminal.exporting import FORCE, write

COLUMNS = ["member", "name", "level", "place", "state", "figures", "unknown", "changed", "file"]


@click.command(help=_("Writes our own numbers as a file for other administrations, and says what it gives away."))
@click.option(
    "--mode", type=click.Choice(["named", "pseudonymous"]),
    help=_("Under our name, or as rounded maturity scores under a pseudonym; the first export settles it."),
)  # fmt: skip
@click.option("--repositories", is_flag=True, help=_("With the ids of our public repositories; in a named file alone."))
@click.option("--preview", is_flag=True, help=_("Prints the whole file and what it gives away; nothing is written."))
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), metavar="FILE|DIR",
    help=_("The file, or the folder in which it gets its id as its name; else it is printed."),
)  # fmt: skip
@FORCE
@click.pass_obj
def export(root: Path, mode: Mode | None, repositories: bool, preview: bool, out: Path | None, force: bool) -> None:
    """The file on stdout or in `out`, what it gives away on stderr."""
    workspace, now = open_workspace(root), datetime.now(UTC).replace(tzinfo=None)
    ours = members.agreed(workspace, mode)
    if not (ours or mode):
        raise click.UsageError(_("Nothing was exported yet: add --mode named or --mode pseudonymous."))
    who = ours or Own(UNMADE, mode or "named")
    if repositories and who.mode != "named":
        raise click.UsageError(_("A pseudonymous file names no repository: leave out --repositories."))
    one = made(workspace, who, now, repositories=repositories)
    if preview:
        click.echo(one.raw, nl=False)
        _say([*one.said, *([] if ours else [_unmade()])])
        return
    if not ours:
        _check_free(out, force)
        who = members.made(workspace, who.mode)
        one = made(workspace, who, now, repositories=repositories)
    write(one.raw, out / f"{who.id}.json" if out and out.is_dir() else out, force)
    _say([*one.said[:2], *([] if ours else [_fixed(who)])])


@click.command("import", help=_("Takes files that other administrations exported, and says what is new."))
@click.argument("places", metavar="FILE|FOLDER|GIT-ADDRESS …", nargs=-1, required=True)
@FORM
@click.pass_obj
def import_(root: Path, places: tuple[str, ...], form: str) -> None:
    """A row for each file on stdout, what was refused or left out on stderr; exit 1 if anything was, or all."""
    if not all(places):
        raise click.UsageError(_("One of the names is empty."))
    workspace = open_workspace(root)
    offered = (one for place in places for one in _found(workspace, place))
    done = take(workspace, offered, datetime.now(UTC).replace(tzinfo=None))
    if done.taken or form != "table":
        click.echo(tables.printed(pd.DataFrame([*map(_row, done.taken)], columns=COLUMNS, dtype=object), form))
    new = sum(one.state in ("new", "newer") for one in done.taken)
    more = ngettext(
        "{n} file was taken. Run `ospo publish` to compare with it.",
        "{n} files were taken. Run `ospo publish` to compare with them.",
        new,
    ).format(n=new)
    _say([*map(str, done.problems), *done.said, *([more] if new else [_("Nothing new was taken.")])])
    if not done.well:
        click.get_current_context().exit(1)


@click.command(help=_("Removes everything that another administration gave; by its id or its name."))
@click.argument("member", metavar="MEMBER")
@click.pass_obj
def forget(root: Path, member: str) -> None:
    """Prints the ids of those whose files were removed."""
    for one in received.forget(open_workspace(root), member):
        click.echo(one)
    _say(
        [
            _("What it gave is removed. Run `ospo publish` to take it out of the numbers."),
            _("Of figures of groups without names it stays a part until the quarter is over."),
        ]
    )


def _found(workspace: Workspace, place: str) -> Iterator[Found]:
    if not checkout.is_repository(place):
        yield from gathering.found(Path(place))
        return
    limits = checkout.Limits(MOST_BYTES, gathering.MOST_FILES, gathering.MOST_SUM)
    listed = checkout.files(place, workspace.cache, gathering.is_wanted, limits)
    yield from (Found(shown(f"{place}:{path}"), content) for path, content in listed)


def _row(one: Taken) -> dict[str, object]:
    if not one.offer:
        return {**dict.fromkeys(COLUMNS, ""), "state": one.state, "file": one.name}
    who = one.offer.member
    return {
        "member": who.id, "name": who.name or _("pseudonymous"), "level": who.level or "",
        "place": who.country or (title(who.region) if who.region else ""), "state": one.state,
        "figures": one.offer.figures, "unknown": ", ".join(one.offer.unknown), "changed": _changed(one),
        "file": one.name,
    }  # fmt: skip


def _changed(one: Taken) -> str:
    if not one.changed:
        return ""
    came, other, went = one.changed
    return _("{came} new, {other} changed, {went} gone").format(came=came, other=other, went=went)


def _check_free(out: Path | None, force: bool) -> None:
    """Raises Problem before anything is settled."""
    if out and out.exists() and not out.is_dir() and not force:
        raise Problem("export.exists", file=out)


def _unmade() -> str:
    return _("Nothing is settled yet: the first export makes an id in place of the zeros and fixes the mode.")


def _fixed(who: Own) -> str:
    said = _("From now on this workspace gives {mode} files, as {id}; keep peers/member.yaml in your backup.")
    return said.format(mode=who.mode, id=who.id)


def _say(sentences: list[str]) -> None:
    for one in sentences:
        click.echo(one, err=True)
