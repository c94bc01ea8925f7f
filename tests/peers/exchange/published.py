"""A snapshot of rows that a test writes out, as publishing would put it in place."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import duckdb

from data import snapshot
from data.snapshot import Stamp
from data.workspace import Workspace

AT = datetime(2024, 5, 6, 7, 8, 9)
COLUMNS = (
    "metric", "organisation", "repository", "period", "value", "low", "high", "sample_size", "coverage", "collected_at",
    "definition", "source",
)  # fmt: skip


def row(metric: str, period: str, value: float | None, **said: Any) -> dict[str, Any]:
    """Ours, as a whole, wholly collected long after its month, unless said otherwise."""
    whole = {"organisation": "city-of-x", "sample_size": 10, "coverage": 1.0, "collected_at": datetime(2024, 5, 1, 6)}
    definition = "1.3/1" if metric.startswith("maturity.") else "1"
    return {
        **whole, "metric": metric, "period": f"{period}-01", "value": value, "definition": definition, "source": "own",
    } | said  # fmt: skip


def publish(
    workspace: Workspace, rows: Iterable[dict[str, Any]], repositories: dict[str, bool | None] | None = None
) -> None:
    """`repositories`: ids of ours in scope, and whether each is private."""
    with (
        duckdb.connect(":memory:") as connection,
        snapshot.writing(connection, workspace.snapshot, Stamp("one", AT, AT.date(), 1)) as schema,
    ):
        given = [[one.get(column) for column in COLUMNS] for one in rows]
        connection.executemany(f"insert into {schema}.metric_value values ({', '.join('?' * len(COLUMNS))})", given)
        connection.execute(
            f"create table {schema}.repository (id varchar, organisation varchar, private boolean, in_scope boolean)"
        )
        for name, private in (repositories or {}).items():
            connection.execute(f"insert into {schema}.repository values (?, 'city-of-x', ?, true)", [name, private])
