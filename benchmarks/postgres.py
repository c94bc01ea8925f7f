"""The same definitions in a PostgreSQL of its own: a private cluster on a Unix socket, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow as pa
import sqlglot
from sqlglot import exp

from benchmarks.measuring import RUNS, Made
from data import records
from data.definitions import views
from data.ledger import Ledger, open_ledger
from data.workspace import Workspace

_TYPES = {pa.string(): "text", pa.int64(): "bigint", pa.float64(): "double precision", pa.bool_(): "boolean",
          pa.timestamp("us"): "timestamp"}  # fmt: skip
# As fast as it goes on a small machine: memory, and nothing kept for a crash.
_TUNED = ("shared_buffers=1GB", "work_mem=256MB", "fsync=off", "synchronous_commit=off", "full_page_writes=off",
          "max_wal_size=8GB", "dynamic_shared_memory_type=mmap", "listen_addresses=")  # fmt: skip


class Failed(Exception):
    """PostgreSQL could not do it; `args[0]` says why."""


def measure(workspace: Workspace, wanted: Mapping[str, str]) -> tuple[dict[str, Made], str]:
    """Each definition by name, with the median of five; or why they could not be measured.

    `wanted` names the definitions, and of each a column to sum up.
    """
    folder = _programs()
    if folder is None:
        return {}, "PostgreSQL is not installed"
    try:
        with _cluster(folder) as place:
            _load(workspace, place)
            return dict(_made(wanted, place)), ""
    except Failed as failed:
        return {}, str(failed)


def _made(wanted: Mapping[str, str], place: Path) -> Iterator[tuple[str, Made]]:
    """Makes what the definitions rest on, and times those that are wanted."""
    for name, tree in _needed(wanted).items():
        kind, analyse = ("unlogged table", f"analyze {name};") if views()[name].materialised else ("view", "")
        make = f"create {kind} {name} as {_translated(tree)};"
        if name in wanted:
            timed = [_time(_psql(place, f"drop table if exists {name};\n\\timing on\n{make}")) for _ in range(RUNS)]
            rows, total = _psql(place, f"{analyse} select count(*), sum({wanted[name]}) from {name};").split("|")
            yield name, Made(median(timed), int(rows), int(float(total)))
        else:
            _psql(place, f"{make}\n{analyse}")


def _time(said: str) -> float:
    """Seconds of the one statement that psql timed."""
    return float(said.partition("Time: ")[2].partition(" ms")[0]) / 1000


def _load(workspace: Workspace, place: Path) -> None:
    with open_ledger(workspace.ledger) as ledger:
        for kind in records.RECORDS:
            _copy(kind, ledger, place)


def _copy(kind: type[Any], ledger: Ledger, place: Path) -> None:
    """Copies a table of the ledger, with its key as primary key, and has it analysed."""
    table, file = records.table_name(kind), place / "rows.csv"
    ledger.connection.execute(f"""copy ledger."{table}" to '{file}' (header false)""")
    shape = ", ".join(f'"{name}" {_TYPES[arrow]}' for name, arrow in records.columns(kind).items())
    key = ", ".join(f'"{name}"' for name in records.key(kind))
    _psql(
        place,
        f'create unlogged table "{table}" ({shape});\n'
        f"""\\copy "{table}" from '{file}' (format csv)\n"""
        f'alter table "{table}" add primary key ({key});\n'
        f'analyze "{table}";\n',
    )


def _needed(wanted: Iterable[str]) -> dict[str, exp.Expr]:
    """The definitions and all that they rest on, parsed, in the order in which they are made."""
    trees = {name: sqlglot.parse_one(view.sql, read="duckdb") for name, view in views().items()}
    needed, left = set[str](), list(wanted)
    while left:
        name = left.pop()
        needed.add(name)
        left += {table.name for table in trees[name].find_all(exp.Table)} & (trees.keys() - needed)
    return {name: tree for name, tree in trees.items() if name in needed}


def _translated(tree: exp.Expr) -> str:
    """PostgreSQL's words for the same."""
    values = {"excluded": "array[]::text[]", "private": "true", "today": f"timestamp '{datetime.now(UTC):%Y-%m-%d}'"}
    made = tree.transform(_worded)
    sql = made.sql(dialect="postgres")
    for name, value in values.items():
        sql = sql.replace(f"%({name})s", value)
    return sql


def _worded(node: exp.Expr) -> exp.Expr:
    """Series need no unnesting there; a sum of whole numbers stays one, as numeric would be slower."""
    if isinstance(node, exp.Explode):
        series: exp.Expr = node.this
        return series
    counted = node.this if isinstance(node, (exp.Window, exp.Filter)) else node
    inside = isinstance(node.parent, (exp.Window, exp.Filter)) and node.arg_key == "this"
    if isinstance(counted, exp.Sum) and not inside:
        return exp.cast(node.copy(), "bigint")
    return node


@contextmanager
def _cluster(programs: Path) -> Iterator[Path]:
    """A running server's folder: its socket lies there."""
    place = Path(tempfile.mkdtemp(prefix="pg-"))
    user = "postgres" if os.geteuid() == 0 else None  # it refuses to run as root
    if user:
        shutil.chown(place, user)
    server: list[str | Path] = [programs / "pg_ctl", "-D", place / "data", "-w", "-l", place / "log"]
    options = " ".join(f"-c {setting}" for setting in (*_TUNED, f"unix_socket_directories={place}"))
    try:
        _run([str(programs / "initdb"), "-D", str(place / "data"), "-U", "postgres", "-E", "UTF8", "--locale=C"], user)
        _run([*server, "-o", options, "start"], user)
        try:
            yield place
        finally:
            _run([*server, "-m", "immediate", "stop"], user)
    finally:
        shutil.rmtree(place)


def _psql(place: Path, script: str) -> str:
    return _run(
        ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", place, "-U", "postgres", "postgres"],
        None,
        script,
    )


def _run(command: Sequence[str | Path], user: str | None, stdin: str = "") -> str:
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, user=user, cwd="/")
    if done.returncode:
        raise Failed(" ".join((done.stderr or done.stdout).split()))
    return done.stdout


def _programs() -> Path | None:
    """Where initdb and pg_ctl are; Debian keeps them off the PATH."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found and shutil.which("psql") else None
