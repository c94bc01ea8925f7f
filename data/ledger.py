"""The ledger: every raw fact, durable, with one writer. Tables are made and migrated from the records."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data import records
from data.disk import out_of_space
from data.records import Observation, RepositoryAlias
from data.words import Problem

__all__ = ["BATCH", "VERSION", "Connection", "Ledger", "open_ledger", "out_of_space"]

Connection = duckdb.DuckDBPyConnection  # for rooms that pass it on and do not know DuckDB
VERSION = 1
BATCH = 50_000
_REFERENCES = {"repository", "source"}  # columns that may hold a repository's id

_SQL = {pa.string(): "VARCHAR", pa.int64(): "BIGINT", pa.float64(): "DOUBLE", pa.bool_(): "BOOLEAN",
        pa.timestamp("us"): "TIMESTAMP"}  # fmt: skip


class Ledger:
    """An open ledger. `connection` has every record's table, empty at first."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; a full disk becomes a Problem and nothing of it stays."""
        self.connection.execute("begin")
        try:
            yield
            self.connection.execute("commit")
        except BaseException as error:
            self._roll_back()
            if out_of_space(error):
                raise Problem("disk.full", path=self.path) from error
            raise

    def save(self, rows: Iterable[Any]) -> None:
        """Upserts records of any kinds by their keys; of two with one key the later."""
        kinds: dict[type[Any], dict[tuple[Any, ...], Any]] = {}
        for row in rows:
            key = tuple(getattr(row, name) for name in records.key(type(row)))
            kinds.setdefault(type(row), {})[key] = row
        for kind, some in kinds.items():
            self.save_table(kind, records.arrow(kind, some.values()))

    def save_table(self, kind: type[Any], rows: pa.Table, *, fresh: bool = False) -> None:
        """Upserts an Arrow table of the record's schema; `fresh` says that no row of it is here yet."""
        table = records.table_name(kind)
        same = " and ".join(f"t.{c} is not distinct from b.{c}" for c in records.key(kind))
        for start in range(0, rows.num_rows, BATCH):
            # DuckDB finds it by its name; one that is registered it would keep until the transaction ends.
            batch = rows.slice(start, BATCH)  # noqa: F841
            if not fresh:
                self.connection.execute(f'delete from ledger."{table}" t using batch b where {same}')
            self.connection.execute(f'insert into ledger."{table}" by name select * from batch')

    def forget(self, record: type[Any], /, **where: str) -> None:
        """Deletes the rows of a record's table whose columns have these values."""
        same = " and ".join(f"{column} = ?" for column in where)
        table = records.table_name(record)
        self.connection.execute(f'delete from ledger."{table}" where {same}', [*where.values()])

    def rename(self, old: str, new: str) -> None:
        """Everything of a repository goes on under its new id; the old one becomes an alias of it."""
        for kind in records.RECORDS:
            for column in _REFERENCES & records.columns(kind).keys():
                table = records.table_name(kind)
                self.connection.execute(f'update ledger."{table}" set {column} = ? where {column} = ?', [new, old])
        self.connection.execute("update ledger.repository set id = ? where id = ?", [new, old])
        self.forget(RepositoryAlias, alias=new)
        self.save([RepositoryAlias(old, new)])

    def drop_unread(self, record: type[Any], repository: str, since: datetime) -> None:
        """Deletes the rows of a repository that no reading has seen since then: the source has them no longer."""
        table = records.table_name(record)
        self.connection.execute(
            f'delete from ledger."{table}" where repository = ? and read_at < ?', [repository, since]
        )

    def observe(self, repository: str, seen: Iterable[Observation]) -> None:
        """State as it is now: a row where it differs from what was last observed, else a confirmation of that."""
        seen = list(seen)
        if not seen:
            return
        rows = self.rows(
            """select kind, name, value, observed_at from ledger.observation where repository = ?
            qualify row_number() over (partition by kind, name order by observed_at desc) = 1""",
            repository,
        )
        last = {(kind, name, value): at for kind, name, value, at in rows}
        self.save(replace(one, observed_at=last.get((one.kind, one.name, one.value), one.observed_at)) for one in seen)

    def confirm(self, repository: str, kind: str, until: datetime) -> None:
        """What was last observed of a kind holds until then."""
        self.connection.execute(
            """update ledger.observation o set confirmed_at = greatest(confirmed_at, $until)
            where repository = $repository and kind = $kind and observed_at = (
                select max(observed_at) from ledger.observation n
                where n.repository = o.repository and n.kind = o.kind and n.name = o.name)""",
            {"repository": repository, "kind": kind, "until": until},
        )

    def count(self, resource: str, repository: str) -> int:
        """How many rows of a resource a repository has; of lines, the commits whose lines are known."""
        table, what = ("commit", "added") if resource == "lines" else (resource, "*")
        of_it = "id = ?" if resource == "repository" else "repository = ?"
        files = " and kind <> 'forge'" if resource == "observation" else ""
        return int(self.rows(f'select count({what}) from ledger."{table}" where {of_it}{files}', repository)[0][0])

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.connection.execute(sql, parameters).fetchall()

    def _roll_back(self) -> None:
        with suppress(duckdb.Error):  # DuckDB may have rolled back by itself already, which is what is wanted
            self.connection.execute("rollback")


@contextmanager
def open_ledger(path: Path) -> Iterator[Ledger]:
    """Opens the ledger for the one process that writes; hold the workspace's lock.

    Raises Problem where the file is damaged or was written by a newer version.
    """
    if path.is_file() and not path.stat().st_size:
        path.unlink()  # what a full disk left of a new one
    connection = duckdb.connect(":memory:", config={"temp_directory": f"{path}.tmp"})
    try:
        connection.execute("set preserve_insertion_order = false")
        connection.execute("set write_buffer_row_group_count = 1")  # a long transaction goes to the disk early
        with _worded(path, duckdb.Error):
            connection.execute("attach ? as ledger", [str(path)])
            connection.execute("use ledger")
            _migrate(connection, path)
        with _worded(path, duckdb.IOException, duckdb.SerializationException, duckdb.FatalException):
            yield Ledger(connection, path)
    finally:
        connection.close()


@contextmanager
def _worded(path: Path, *damage: type[duckdb.Error]) -> Iterator[None]:
    """These errors as a Problem, and any that DuckDB raises of no kind of its own, as it does on a wrong checksum."""
    try:
        yield
    except duckdb.Error as error:
        if not isinstance(error, damage) and type(error) is not duckdb.Error:
            raise
        code = "disk.full" if out_of_space(error) else "ledger.broken"
        raise Problem(code, path=path, why=str(error).splitlines()[0]) from error


def _migrate(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Brings every table to the shape of its record. Columns are only ever added."""
    connection.execute("create table if not exists ledger.ledger (version bigint)")
    row = connection.execute("select max(version) from ledger.ledger").fetchone()
    theirs = row[0] if row else None
    if theirs is not None and theirs > VERSION:
        raise Problem("ledger.newer", path=path, theirs=theirs, ours=VERSION)
    connection.execute("begin")
    for kind in records.RECORDS:
        _shape(connection, kind, new=theirs is None)
    if theirs != VERSION:
        connection.execute("delete from ledger.ledger")
        connection.execute("insert into ledger.ledger values (?)", [VERSION])
    connection.execute("commit")


def _shape(connection: duckdb.DuckDBPyConnection, kind: type[Any], *, new: bool) -> None:
    table = f'ledger."{records.table_name(kind)}"'
    wanted = {name: _SQL[arrow] for name, arrow in records.columns(kind).items()}
    # Asked of the table itself: the catalogue's own views take as long to make as opening everything, and to say that
    # a table is not there takes DuckDB longer than to make it.
    try:
        there = [] if new else connection.table(table).columns
    except duckdb.CatalogException:
        there = []
    if not there:
        connection.execute(f"create table {table} ({', '.join(f'{name} {sql}' for name, sql in wanted.items())})")
        return
    for name in wanted.keys() - set(there):
        connection.execute(f"alter table {table} add column {name} {wanted[name]}")
