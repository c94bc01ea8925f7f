"""The SQL files: finds, checks and runs views, metrics and details."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import duckdb
import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from data import records, stewards
from data.licences import occurring
from data.stewards import Named
from data.words import N_, Problem

HERE = Path(__file__).parent
WINDOWS = {"month": 1, "12 months": 12, "end of month": 1}
# The ledger's tables, and what is known of a commit apart from itself: its changed lines, and all that came before it.
RESOURCES = {*map(records.table_name, records.RECORDS), "lines", "history"}


def _known(resource: str) -> str:
    if resource not in RESOURCES:
        raise ValueError(f"{resource} is no resource")
    return resource


Resource = Annotated[str, AfterValidator(_known)]


class Metric(BaseModel):
    """The front matter of a metric, with its id and its SQL."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    sql: str
    title: str
    question: str
    version: str
    kind: Literal["count", "share", "median", "level", "state"]
    unit: str
    better: Literal["higher", "lower", "neither"]
    window: Literal["month", "12 months", "end of month"]
    needs: list[Resource]
    source: str
    references: dict[str, float] = {}
    parameters: dict[str, int | float | str] = {}


class Details(BaseModel):
    """The front matter of a details table or a view, with its name and its SQL."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    sql: str
    title: str
    needs: list[Resource] = []
    materialised: bool = True


@dataclass(frozen=True)
class Settings:
    """What a view may bind: the day of publishing, and what ospo.yaml, the plans and the visits of the pages say."""

    today: date
    excluded: list[str]
    private: bool
    own: str = ""
    critical: list[str] = field(default_factory=list)
    critical_from: int = 3
    stewards: Named = field(default_factory=dict)
    targets: Annotated[list[str], "ids of metrics"] = field(default_factory=list)
    opened: Annotated[list[date], "first days of the months in which the pages were opened from elsewhere"] = field(
        default_factory=list
    )


@cache
def metrics() -> dict[str, Metric]:
    """Every metric by its id, in the order of their names. Raises Problem."""
    return {path.stem: _read(path, Metric, path.stem) for path in sorted((HERE / "metrics").glob("*.sql"))}


@cache
def details() -> dict[str, Details]:
    """Every details table by its name. Raises Problem."""
    return {path.stem: _read(path, Details, path.stem) for path in sorted((HERE / "details").glob("*.sql"))}


@cache
def views() -> dict[str, Details]:
    """Every shared definition by its name, in the order of the files' numbers. Raises Problem."""
    paths = sorted((HERE / "views").glob("*.sql"))
    return {path.stem[3:]: _read(path, Details, path.stem[3:]) for path in paths}


def run_views(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Makes every shared definition, in order, as a temporary table or view. Raises Problem.

    Before them comes what SQL cannot say: the licences that occur, evaluated, and who stands behind what.
    """
    occurring.add(connection)
    stewards.add(connection, settings.stewards)
    values = vars(settings) | {"resources": sorted({need for metric in metrics().values() for need in metric.needs})}
    for view in views().values():
        kind = "table" if view.materialised else "view"
        _execute(connection, f'create or replace temp {kind} "{view.id}" as {view.sql}', view.id, values)


def run_metrics(connection: duckdb.DuckDBPyConnection, some: Iterable[Metric], into: str) -> None:
    """Adds the rows of metrics to the table `into`, with coverage and age from what each needs. Raises Problem."""
    connection.execute(_COMPUTED)
    needed: set[tuple[str, int, str]] = set()
    for metric in some:
        months = WINDOWS[metric.window]
        basis = f"{months} {' '.join(metric.needs)}"
        needed |= {(basis, months, need) for need in metric.needs}
        sql = f"""insert into computed by name
            select '{metric.id}' as metric, '{metric.version}' as definition, '{basis}' as basis,
                   organisation, repository, period, sample_size, columns('^(value|low|high)$')
            from ({metric.sql})"""
        _execute(connection, sql, metric.id, metric.parameters)
    connection.execute(f"insert into {into} by name {_COVERED.format(needed=str(sorted(needed))[1:-1])}")


_COMPUTED = """create or replace temp table computed (metric varchar, definition varchar, basis varchar,
    organisation varchar, repository varchar, period date, sample_size bigint, value double, low double, high double)"""
# Of all metrics at once: planning it for each takes longer than the figures of a small administration.
# A figure of which one need is not known at all cannot be known, however well the others are.
_COVERED = """
with needed (basis, months, resource) as (values {needed}),
covered as (
    select n.basis, w.organisation, w.repository, w.period,
           avg(w.coverage) as coverage, min(w.coverage) as least, min(w.collected_at) as collected_at
    from resource_window w
    join needed n using (months, resource)
    group by n.basis, w.organisation, w.repository, w.period
)
select m.metric, m.organisation, m.repository, m.period,
       case when c.least > 0 and coalesce(isfinite(m.value), true) then columns('^(value|low|high)$') end as '\\0',
       m.sample_size, c.coverage, c.collected_at, m.definition,
       case r.role when 'self' then 'own' else 'peer' end as source
from computed m
join (select organisation, max(role) as role from scope group by organisation) r using (organisation)
left join covered c
  on c.basis = m.basis and c.organisation = m.organisation and c.period = m.period
 and c.repository is not distinct from m.repository
"""


def _execute(
    connection: duckdb.DuckDBPyConnection, sql: str, name: str, values: dict[str, Any]
) -> duckdb.DuckDBPyConnection:
    """Runs one statement with those of the values that it names."""
    try:
        statement = _parsed(sql)
        return connection.execute(statement, {key: values[key] for key in statement.named_parameters & values.keys()})
    except (duckdb.ProgrammingError, duckdb.DataError) as error:
        raise Problem("definition.sql", file=f"{name}.sql", why=str(error)) from error


@cache
def _parsed(sql: str) -> duckdb.Statement:
    return duckdb.extract_statements(sql)[0]


def _read(path: Path, shape: Callable[..., Any], name: str) -> Any:
    text = path.read_text("utf-8")
    found = re.match(r"/\*\n(.*?)\n\*/\n", text, re.DOTALL)
    if not found:
        raise Problem("definition.front_matter", file=path.name, why=N_("there is none"))
    try:
        return shape(id=name, sql=text[found.end() :].strip().removesuffix(";"), **yaml.safe_load(found[1]))
    except (yaml.YAMLError, ValidationError, TypeError) as error:
        raise Problem("definition.front_matter", file=path.name, why=str(error)) from error


def run_details(connection: duckdb.DuckDBPyConnection, table: Details, schema: str) -> None:
    """Makes a details table in `schema`. Raises Problem."""
    _execute(connection, f'create table {schema}."{table.id}" as {table.sql}', table.id, {})
