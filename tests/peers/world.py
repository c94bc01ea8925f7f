"""Snapshots with figures that a test writes down: ours as rows, those of others as the files they gave."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from data import snapshot
from data.snapshot import Snapshot, Stamp
from data.workspace import Workspace, create
from publish import peers

NOW = datetime(2026, 8, 20, 12)
MONTH = date(2026, 7, 1)
LATER = datetime(2026, 8, 15)
US = "city-of-x"
Figure = Mapping[str, Any]


def figure(metric: str, value: float | None, period: date = MONTH, **other: Any) -> dict[str, Any]:
    """A figure of version 1, whole, resting on a hundred observations."""
    return {
        "metric": metric, "period": period, "value": value, "definition": "1", "coverage": 1.0, "sample_size": 100,
        "collected_at": LATER, **other,
    }  # fmt: skip


def year(metric: str, *values: float | None, last: date = MONTH) -> list[dict[str, Any]]:
    """Monthly figures, the last of them in `last`."""
    months = [last.year * 12 + last.month - 1 - back for back in range(len(values))][::-1]
    return [figure(metric, v, date(m // 12, m % 12 + 1, 1)) for v, m in zip(values, months, strict=True)]


def member(number: int) -> str:
    """The id of a member."""
    return f"{number:032x}"


def named(name: str, *figures: Figure, number: int | None = None, **about: Any) -> dict[str, Any]:
    """A named file of a local administration in Finland, unless told otherwise."""
    who = {"id": member(number or int(hashlib.sha256(name.encode()).hexdigest()[:8], 16)), "name": name}
    return _file("named", who | {"country": "FI", "level": "local"} | about, figures, "2026-08-16T00:00:00Z")


def pseudonymous(number: int, *figures: Figure, level: str = "local", region: str = "154") -> dict[str, Any]:
    """A file without a name, of the third quarter of 2026."""
    only = ("metric", "period", "value", "definition")
    kept = [{key: one[key] for key in only} for one in figures]
    return _file("pseudonymous", {"id": member(number), "level": level, "region": region}, kept, "2026-07-01T00:00:00Z")


def score(metric: str, value: float | None, period: date = MONTH, **other: Any) -> dict[str, Any]:
    """A score of the questionnaire as it is now."""
    return figure(metric, value, period, definition="1.3/1", **other)


def world(
    root: Path, ours: Sequence[Figure], *files: Mapping[str, Any], says: str = "country: FI, level: local, staff: 2000",
    peer: Sequence[Figure] = (), now: datetime = NOW,
) -> Snapshot:  # fmt: skip
    """A published snapshot; `peer` are figures of City of Y, whose repositories are collected here."""
    workspace = configured(root, says)
    for given in files:
        receive(workspace, given)
    publish(workspace, ours, peer, now)
    return Snapshot(workspace.snapshot)


def configured(root: Path, says: str) -> Workspace:
    """A workspace of City of X, with City of Y as its peer."""
    workspace = create(root / "world", "City of X")
    workspace.file.write_text(
        f"organisation: {{name: City of X, {says}}}\n"
        "peers: [{name: City of Y, targets: [], country: SE, level: local, staff: 1000}]\n",
        "utf-8",
    )
    return workspace


def receive(workspace: Workspace, given: Mapping[str, Any], on: str = "2026-08-17") -> Path:
    """Puts a file where those that were received lie."""
    raw = json.dumps(given).encode()
    path: Path = (
        workspace.peers / "received" / given["member"]["id"] / f"{on}-{hashlib.sha256(raw).hexdigest()[:16]}.json"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def publish(
    workspace: Workspace, ours: Sequence[Figure], peer: Sequence[Figure] = (), now: datetime = NOW,
    repositories: Sequence[tuple[str, bool]] = (),
) -> None:  # fmt: skip
    """Writes the snapshot of rows, and what peers gave, as publishing does; `repositories` of City of Y, in scope."""
    with duckdb.connect(":memory:") as connection:
        connection.execute("create table repository (organisation varchar, role varchar)")
        if peer:
            connection.execute("insert into repository values ('city-of-y', 'peer')")
        with snapshot.writing(connection, workspace.snapshot, Stamp("s", now, now.date(), 1)) as schema:
            connection.execute(f"create table {schema}.repository (id varchar, organisation varchar, in_scope bool)")
            for one in repositories:
                connection.execute(f"insert into {schema}.repository values (?, 'city-of-y', ?)", [*one])
            for who, source, rows in ((US, "own", ours), ("city-of-y", "peer", peer)):
                for row in rows:
                    names, places = ", ".join(row), ", ".join(f"${name}" for name in row)
                    connection.execute(
                        f"insert into {schema}.metric_value by name"
                        f" select * from (values ({places}, '{who}', '{source}')) t({names}, organisation, source)",
                        dict(row),
                    )
            peers.add(connection, workspace, schema, now.date())


def _file(mode: str, who: dict[str, Any], figures: Sequence[Figure], at: str) -> dict[str, Any]:
    values = [{key: _plain(value) for key, value in one.items()} for one in figures]
    return {
        "format": "ospo-exchange", "schema": 2, "mode": mode, "created_at": at, "member": who, "models": {"ggi": "1.3"},
        "values": values,
    }  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    return value.isoformat() if isinstance(value, date) else value
