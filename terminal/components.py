"""`ospo components`: what the software is built from, and every other table of the page, for other programs."""

from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click
import pandas as pd

from data import figures, tables
from data.harmless import harmless
from data.purl import canonical, package_of
from data.snapshot import Snapshot
from data.words import Problem, _
from data.workspace import open_workspace
from terminal.exporting import FORCE, OUT, write


class Table(NamedTuple):
    """A details table, and those of its columns that a terminal shows."""

    name: str
    shown: list[str]


TABLES = {
    "components": Table(
        "component", ["repository", "component", "direct", "scope", "licence", "flaws", "first_seen", "libyears"]
    ),
    "packages": Table("package", ["package", "repositories", "versions", "licence", "vulnerabilities", "newest_at"]),
    "vulnerabilities": Table("vulnerability", ["repository", "component", "flaw", "score", "fixed"]),
    "licences": Table("licence_use", ["repository", "component", "licence", "class", "outbound", "reason"]),
    "inventories": Table("inventory", ["repository", "source", "document", "form", "made_at", "read_at", "listed"]),
    "contributions": Table("outside", ["project", "kind", "period", "made", "given"]),
}
WHOLE = ("packages", "contributions")  # of the organisation, not of a repository
NAMELESS = ("inventories",)  # of no package


@click.command(help=_("Prints what the software is built from."))
@click.option(
    "--table", type=click.Choice([*TABLES]), default="components", show_default=True, help=_("What to print.")
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv", "cyclonedx"]), default="table", show_default=True,
    help=_("How to print. JSON and CSV have every column; CycloneDX is a bill of materials of all repositories."),
)  # fmt: skip
@click.option("--organisation", help=_("Whose, by slug; else the workspace's own."))
@click.option("--repository", help=_("Only this repository."))
@click.option("--package", metavar="PURL", help=_("Only this package; with a version, only that one."))
@OUT
@FORCE
@click.pass_obj
def components(
    root: Path, table: str, form: str, organisation: str | None, repository: str | None, package: str | None,
    out: Path | None, force: bool,
) -> None:  # fmt: skip
    """Prints a table or a bill of materials, or writes it into a file."""
    purl = _asked(table, form, repository, package)
    workspace = open_workspace(root)
    snapshot = Snapshot(workspace.snapshot)
    whose = organisation or workspace.configuration.organisation.slug
    _check(snapshot, whose, repository)
    if form == "cyclonedx":
        from data.bill import bill  # what it writes with takes a fifth of a second to start

        text = bill(snapshot, whose, [repository] if repository else None)
    else:
        text = _printed(_chosen(_rows(snapshot, TABLES[table], whose), repository, purl), TABLES[table], form) + "\n"
    write(text.encode("utf-8-sig" if form == "csv" and out else "utf-8"), out, force)  # the mark is for Excel


def _asked(table: str, form: str, repository: str | None, package: str | None) -> str | None:
    """The purl that is asked for as the standard writes it. Raises UsageError where options do not go together."""
    if form == "cyclonedx" and table != "components":
        raise click.UsageError(_("CycloneDX is a format of --table components alone."))
    if form == "cyclonedx" and package:
        raise click.UsageError(_("CycloneDX holds all packages: leave --package out."))
    if repository and table in WHOLE:
        raise click.UsageError(_("The rows of this table are not of single repositories: leave --repository out."))
    if package and table in NAMELESS:
        raise click.UsageError(_("The rows of this table are not of single packages: leave --package out."))
    if package and not canonical(package):
        raise click.UsageError(_("“{purl}” is no package URL, such as pkg:npm/lodash.").format(purl=package))
    return canonical(package)


def _check(snapshot: Snapshot, organisation: str, repository: str | None) -> None:
    """Raises Problem where there is no such organisation or repository."""
    if organisation not in dict(figures.organisations(snapshot)):
        raise Problem("components.organisation", organisation=organisation)
    if repository and repository not in figures.repositories(snapshot, organisation):
        raise Problem("components.repository", organisation=organisation, repository=repository)


def _rows(snapshot: Snapshot, table: Table, organisation: str) -> pd.DataFrame:
    """A details table as it is: days are days, whole numbers whole, what is unknown None. In a fixed order."""
    names = [row[0] for row in snapshot.rows(f'describe "{table.name}"')]
    order = ", ".join(f'"{name}"' for name in table.shown)
    rows = snapshot.rows(f'select * from "{table.name}" where organisation = ? order by {order}', [organisation])
    return pd.DataFrame(rows, columns=names, dtype=object)


def _chosen(rows: pd.DataFrame, repository: str | None, purl: str | None) -> pd.DataFrame:
    if repository:
        rows = rows[rows["repository"] == repository]
    if purl:
        package, version = package_of(purl)
        rows = rows[rows["package"] == package]
        if version and "component" in rows:
            rows = rows[[package_of(component)[1] == version for component in rows["component"]]]
    return rows


def _printed(rows: pd.DataFrame, table: Table, form: str) -> str:
    if form == "table":
        return tables.printed(rows[table.shown].map(lambda cell: _("unknown") if cell is None else cell), form)
    if form == "csv":  # not by `map`, which makes whole numbers beside an unknown one broken ones
        cells = [[_cell(value) for value in row] for row in rows.to_numpy(dtype=object)]
        rows = pd.DataFrame(cells, columns=rows.columns, dtype=object)
    return tables.printed(rows, form)


def _cell(value: Any) -> Any:
    """A cell of CSV: times with Z, text that no spreadsheet computes."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return harmless(value) if isinstance(value, str) else value
