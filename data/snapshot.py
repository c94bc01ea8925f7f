"""The snapshot: small, complete, swapped in whole. One writer builds it beside the old one; many read."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.disk import out_of_space
from data.words import Problem

SNAPSHOT = """create table {schema}.snapshot (
    id varchar, published_at timestamp, today date, ledger_version bigint)"""
MOST_ANSWERS = 5_000  # of a few kilobytes each
Parameters = dict[str, Any] | list[Any] | None

METRIC_VALUE = """create table {schema}.metric_value (
    metric varchar, organisation varchar, repository varchar, period date, value double, low double, high double,
    sample_size bigint, coverage double, collected_at timestamp, definition varchar, source varchar)"""


@dataclass(frozen=True)
class Stamp:
    """What a snapshot knows of itself."""

    id: str
    published_at: datetime
    today: date
    ledger_version: int


@contextmanager
def writing(connection: duckdb.DuckDBPyConnection, path: Path, stamp: Stamp) -> Iterator[str]:
    """A new snapshot attached to `connection` under the name given; put in place when all went well.

    Raises Problem where the disk is full. The old one stays, and nothing beside it.
    """
    beside = path.with_suffix(".new.duckdb")
    _drop(beside)
    try:
        connection.execute("attach ? as snapshot_new", [str(beside)])
        connection.execute(SNAPSHOT.format(schema="snapshot_new"))
        connection.execute("insert into snapshot_new.snapshot values (?, ?, ?, ?)", [*vars(stamp).values()])
        connection.execute(METRIC_VALUE.format(schema="snapshot_new"))
        yield "snapshot_new"
        connection.execute("checkpoint snapshot_new")
        connection.execute("detach snapshot_new")
    except BaseException as error:
        _detach(connection)
        _drop(beside)
        if out_of_space(error):
            raise Problem("disk.full", path=path) from error
        raise
    os.replace(beside, path)


class Snapshot:
    """A snapshot open for reading. It stays the same whatever is published meanwhile, so answers are kept."""

    def __init__(self, path: Path) -> None:
        """Raises Problem where there is none or it cannot be read."""
        if not path.exists():
            raise Problem("snapshot.missing", path=path.parent)
        self._path = path
        self._answers: dict[tuple[str, str], Any] = {}
        self._connection = duckdb.connect(":memory:")
        try:
            self._connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as snapshot (read_only)")
            self._connection.execute("set autoinstall_known_extensions = false")
            self._connection.execute("set enable_external_access = false")
            self.stamp = Stamp(*self.rows("select id, published_at, today, ledger_version from snapshot")[0])
        except (duckdb.Error, IndexError, Problem) as error:
            self._connection.close()
            why = str(error.__cause__ or error).splitlines()[0]
            raise Problem("snapshot.broken", path=path, why=why) from error

    def frame(self, sql: str, parameters: Parameters = None) -> pd.DataFrame:
        """The rows of a query as a data frame."""
        frame: pd.DataFrame = self._answer("frame", sql, parameters, lambda answer: answer.df())
        return frame.copy(deep=False)

    def rows(self, sql: str, parameters: Parameters = None) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return [*self._answer("rows", sql, parameters, lambda answer: answer.fetchall())]

    def _answer(
        self, kind: str, sql: str, parameters: Parameters, read: Callable[[duckdb.DuckDBPyConnection], Any]
    ) -> Any:
        key = (kind + sql, repr(parameters))
        answer = self._answers.get(key)
        if answer is None:
            if len(self._answers) >= MOST_ANSWERS:
                self._answers.clear()
            try:
                answer = self._answers[key] = read(self._cursor().execute(sql, parameters))
            except (duckdb.CatalogException, duckdb.BinderException) as error:  # a table, or a column of one
                raise Problem("snapshot.older", path=self._path) from error
            except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as error:
                why = str(error).splitlines()[0]
                raise Problem("snapshot.broken", path=self._path, why=why) from error  # cut short, seen on reading
        return answer

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        cursor = self._connection.cursor()
        cursor.execute("use snapshot")  # a cursor does not inherit it
        return cursor


def current_id(path: Path) -> str | None:
    """The id of the snapshot that lies there now; None where there is none that can be read."""
    try:
        return Snapshot(path).stamp.id
    except Problem:
        return None


def _drop(path: Path) -> None:
    """Deletes a database and its log of what was not yet written into it."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def _detach(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        connection.execute("detach database if exists snapshot_new")
    except duckdb.Error:
        pass  # the first error is the one to tell
