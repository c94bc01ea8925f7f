"""Other administrations in the snapshot: who they are, what they gave, and what groups come to."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from data.ledger import Connection
from data.workspace import Workspace
from peers.edition import edition
from peers.exchange.received import Received, newest
from peers.known import known

PEER = pa.schema([
    *((name, pa.string()) for name in ("organisation", "administration", "title", "source", "country", "level", "url")),
    ("staff", pa.int64()), ("given_at", pa.date32()), ("sample_read", pa.int64()), ("sample_of", pa.int64()),
    ("sample_of_source", pa.string()), ("sample_date", pa.date32()), ("sample_source", pa.string()),
])  # fmt: skip
GROUP = pa.schema([
    *((f"group_{name}", pa.string()) for name in ("level", "continent", "region", "country")),
    ("group_rest", pa.bool_()), ("metric", pa.string()), ("definition", pa.string()),
    ("period", pa.date32()), ("count", pa.int64()),
    ("low", pa.float64()), ("median", pa.float64()), ("high", pa.float64()),
])  # fmt: skip
EDITION = pa.schema([("made_on", pa.date32()), ("waiting", pa.int64()), ("unreadable", pa.int64())])
VALUE = pa.schema([
    ("metric", pa.string()), ("organisation", pa.string()), ("period", pa.date32()), ("value", pa.float64()),
    ("low", pa.float64()), ("high", pa.float64()), ("sample_size", pa.int64()), ("coverage", pa.float64()),
    ("collected_at", pa.timestamp("us")), ("definition", pa.string()), ("source", pa.string()),
])  # fmt: skip
WHOSE = ("organisation", "source")
_COLLECTED = "select distinct organisation from repository where role = 'peer' order by organisation"


def add(connection: Connection, workspace: Workspace, schema: str, today: date) -> None:
    """Makes the tables `peer`, `peer_group` and `peer_edition`, and adds the figures of named files to `metric_value`.

    Of pseudonymous files nothing gets here but what may be said of groups.
    """
    given, problems = newest(workspace)
    said = workspace.configuration
    collected = [row[0] for row in connection.execute(_COLLECTED).fetchall()]
    _table(connection, f"{schema}.peer", PEER, [vars(one) for one in known(said, given, collected)])
    current = edition(workspace.peers / "edition.json", given, today)
    _table(connection, f"{schema}.peer_group", GROUP, [one.row() for one in current.figures])
    told = {"made_on": current.made_on, "waiting": current.waiting(given), "unreadable": len(problems)}
    _table(connection, f"{schema}.peer_edition", EDITION, [told])
    for one in given:
        if one.given.mode == "named":
            rows = connection.from_arrow(_values(one))
            rows.query("from_file", f"insert into {schema}.metric_value by name from from_file")


def _table(connection: Connection, name: str, shape: pa.Schema, rows: Sequence[Mapping[str, Any]]) -> None:
    made = connection.from_arrow(pa.Table.from_pylist([*rows], shape))
    made.query("made_here", f"create table {name} as from made_here")


def _values(one: Received) -> pa.Table:
    """The figures that are known here, as rows of `metric_value`."""
    known, whose = one.given.known, f"import:{one.given.member.id}"
    columns = {name: [getattr(value, name) for value in known] for name in VALUE.names if name not in WHOSE}
    return pa.table(columns | dict.fromkeys(WHOSE, [whose] * len(known)), VALUE)
