"""The scores of frozen assessments, as they were frozen."""

from pathlib import Path

from assessments.folder import every
from assessments.history import history
from assessments.scores.rows import Row
from data.ledger import Connection


def add(connection: Connection, root: Path, schema: str) -> None:
    """Adds the rows of every frozen assessment below `root` to `metric_value`."""
    rows = [row for taken in history(every(root)[0]).taken for row in taken.rows]
    if rows:
        places = ", ".join("?" * len(Row._fields))
        connection.executemany(f"insert into {schema}.metric_value values ({places})", rows)
