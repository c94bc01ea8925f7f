"""Snapshots that hold the figures a test names, and nothing else."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from assessments.evidence.numbers import Numbers
from data.snapshot import Snapshot, Stamp, writing

OCTOBER = date(2026, 10, 1)


def month_end(period: date) -> datetime:
    """A day into the next month, when a sweep confirmed the month."""
    return datetime.combine((period.replace(day=28) + timedelta(days=4)).replace(day=2), datetime.min.time())


def row(metric: str, value: float | None, period: date = OCTOBER, **other: Any) -> dict[str, Any]:
    """A figure of City of X: 100 observations, all of it collected, confirmed after its month."""
    return {
        "metric": metric, "organisation": "x", "repository": None, "period": period, "value": value, "low": None,
        "high": None, "sample_size": 100, "coverage": 1.0, "collected_at": month_end(period), "definition": "1",
        "source": "own",
    } | other  # fmt: skip


TABLES = {
    "repository": "id varchar, organisation varchar, in_scope boolean, archived boolean",
    "collection": "repository varchar, resource varchar, confirmed_at timestamp",
    "vulnerability": "flaw varchar, package varchar, component varchar, severity bigint, repository varchar,"
    " organisation varchar, published_at date, first_seen date",
}


def snapshot(path: Path, *rows: dict[str, Any], **tables: list[tuple[Any, ...]]) -> Snapshot:
    """A snapshot of these rows, in both tables, and of the commits that say which months are complete."""
    connection = duckdb.connect(":memory:")
    months = {one["period"] for one in rows} | {OCTOBER}
    known = [*rows, *(row("commits", 5, month) for month in months if not _has(rows, "commits", month))]
    with writing(connection, path, Stamp("test", datetime(2026, 11, 21), date(2026, 11, 21), 1)) as schema:
        connection.execute(f"create table {schema}.comparable as from {schema}.metric_value")
        for table in ("metric_value", "comparable"):
            values = ", ".join("?" * 12)
            connection.executemany(f"insert into {schema}.{table} values ({values})", [[*r.values()] for r in known])
        for table, columns in TABLES.items():
            connection.execute(f"create table {schema}.{table} ({columns})")
            for cells in tables.get(table, []):
                connection.execute(f"insert into {schema}.{table} values ({', '.join('?' * len(cells))})", cells)
    connection.close()
    return Snapshot(path)


def numbers(path: Path, *rows: dict[str, Any], period: date = OCTOBER) -> Numbers:
    """The figures of City of X at the end of October 2026."""
    return Numbers(snapshot(path / "snapshot.duckdb", *rows), "x", None, period)


def _has(rows: tuple[dict[str, Any], ...], metric: str, month: date) -> bool:
    return any((one["metric"], one["period"]) == (metric, month) for one in rows)
