"""Our own numbers as an exchange file: what of the snapshot leaves, and in which form."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from data.configuration import Configuration
from data.figures import repositories
from data.regions import region
from data.snapshot import Snapshot
from data.words import Problem
from data.workspace import Workspace
from peers.exchange.member import Own
from peers.exchange.shape import FORMAT, SCHEMA
from peers.steps import nearest, quarter

LEAST_COVERAGE = 0.8
MOST_NOT_APPLICABLE = 20  # per cent
_NOT_APPLICABLE = ".not_applicable"
_OTHER_UNITS = (_NOT_APPLICABLE, ".stage")  # neither is a score from 0 to 100

_ROWS = """
select metric, period, value, low, high, sample_size, coverage, collected_at, definition
from metric_value
where organisation = ? and repository is null and source = ?
  and (starts_with(metric, 'maturity.') or collected_at >= cast(period as timestamp) + interval 1 month)
order by metric, period
"""
Whole = dict[str, Any]


class Row(NamedTuple):
    """A number of the organisation as a whole, of a complete month."""

    metric: str
    period: date
    value: float | None
    low: float | None
    high: float | None
    sample_size: int | None
    coverage: float | None
    collected_at: datetime | None
    definition: str

    @property
    def model(self) -> str:
        """The questionnaire; empty where it is none's score."""
        return self.metric.split(".")[1] if self.metric.startswith("maturity.") else ""

    @property
    def is_score(self) -> bool:
        """Whether it is a score from 0 to 100."""
        return bool(self.model) and not self.metric.endswith(_OTHER_UNITS)


def rows_of(snapshot: Snapshot, organisation: str, source: str) -> list[Row]:
    """All of them, by metric and month."""
    return [Row(*row) for row in snapshot.rows(_ROWS, [organisation, source])]


def whole(workspace: Workspace, rows: list[Row], member: Own, at: datetime, listed: list[str] | None) -> Whole:
    """The file, shaped as `Exchanged`: what of `rows`, published `at`, it may hold, and repositories, `listed`.

    The same numbers and ospo.yaml give the same file. Raises Problem.
    """
    said, named = workspace.configuration, member.mode == "named"
    kept = [row for row in rows if row.model or said.visibility == "public"] if named else disclosed(rows)
    who = {"id": member.id} | (_named(said) if named else _pseudonymous(workspace))
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        "mode": member.mode,
        "created_at": written(at if named else datetime.combine(quarter(at.date()), datetime.min.time())),
        "member": who | ({"repositories": listed} if listed is not None else {}),
        "models": {row.model: row.definition.partition("/")[0] for row in sorted(kept, key=_in_time) if row.model},
        "values": [*map(full if named else _rounded, kept)],
    }


def text(given: Whole) -> bytes:
    """The file: a line for each figure, so that two of them are easily compared."""
    values = ",\n".join(f"  {json.dumps(one, ensure_ascii=False, allow_nan=False)}" for one in given["values"])
    head = json.dumps(given | {"values": []}, ensure_ascii=False, indent=1)
    return (head.removesuffix("[]\n}") + f"[\n{values}\n ]\n}}\n").encode()


def disclosed(rows: list[Row]) -> list[Row]:
    """The scores that a pseudonymous file may hold, of each questionnaire and quarter those of its last month."""
    last = {(row.model, quarter(row.period)): row.period for row in sorted(rows, key=_in_time) if row.model}
    fit = {(row.model, row.period) for row in rows if row.metric.endswith(_NOT_APPLICABLE) and _applies(row)}
    return [
        row for row in rows
        if (row.model, row.period) in fit and last[row.model, quarter(row.period)] == row.period
        and row.is_score and row.value is not None and (row.coverage or 0) >= LEAST_COVERAGE
    ]  # fmt: skip


def public_repositories(snapshot: Snapshot, organisation: str) -> list[str]:
    """The ids of those known to be public that others can find; a local path is nobody else's business."""
    private = snapshot.rows("select id from repository where organisation = ? and private is not false", [organisation])
    hidden = {row[0] for row in private}
    return [one for one in repositories(snapshot, organisation) if one not in hidden and not one.startswith("local/")]


def _applies(row: Row) -> bool:
    return row.value is not None and row.value <= MOST_NOT_APPLICABLE


def _in_time(row: Row) -> tuple[date, str]:
    return row.period, row.metric


def _named(said: Configuration) -> Whole:
    own = said.organisation
    given = {"name": own.name, "level": own.level, "country": own.country, "staff": own.staff}
    return {key: value for key, value in given.items() if value is not None}


def _pseudonymous(workspace: Workspace) -> Whole:
    own = workspace.configuration.organisation
    for key in ("level", "country"):
        if not getattr(own, key):
            raise Problem("peers.place", key=key, file=workspace.file)
    here = region(own.country)
    if not here:
        raise Problem("peers.region", file=workspace.file, country=own.country)
    return {"level": own.level, "region": here}


def full(row: Row) -> Whole:
    """All columns; what is not known is null in `value` and left out elsewhere."""
    return dict(_columns(row)) | {"value": row.value}


def _columns(row: Row) -> Iterator[tuple[str, Any]]:
    for key, value in row._asdict().items():
        if value is not None or key == "value":
            yield key, written(value) if isinstance(value, datetime) else str(value) if key == "period" else value


def _rounded(row: Row) -> Whole:
    value = nearest(row.value or 0)
    return {"metric": row.metric, "period": str(quarter(row.period)), "value": value, "definition": row.definition}


def written(at: datetime) -> str:
    """A time as the file has it."""
    return f"{at.isoformat()}Z"
