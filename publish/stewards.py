"""Who stands behind projects, packages and our own repositories: looked up once, before the views are made."""

from collections.abc import Iterable

import pyarrow as pa

from data.ledger import Connection
from data.stewards import Steward, of_domain, steward

_PROJECTS = "select project from package where project is not null union select id from repository"
_PACKAGES = """
select package, max(project)
from (select package, project from package union all select package, null from component where package is not null)
group by package
"""
_DOMAINS = "select distinct organisation from upstream_work where organisation is not null"


def add(connection: Connection) -> None:
    """Makes the temporary tables that views join; what nobody is known for has no row.

    - `steward`: project (or a repository of ours), kind (foundation, administration or company), name
    - `steward_of_package`: package, kind, name
    - `steward_of_domain`: domain (of `upstream_work.organisation`), kind, name
    """
    projects = [(project, steward(project)) for (project,) in connection.execute(_PROJECTS).fetchall()]
    by_package = connection.execute(_PACKAGES).fetchall()
    packages = [(package, steward(project, package)) for package, project in by_package]
    domains = [(domain, of_domain(domain)) for (domain,) in connection.execute(_DOMAINS).fetchall()]
    _table(connection, "steward", "project", projects)
    _table(connection, "steward_of_package", "package", packages)
    _table(connection, "steward_of_domain", "domain", domains)


def _table(connection: Connection, name: str, key: str, found: Iterable[tuple[str, Steward | None]]) -> None:
    known = [{key: what, **behind._asdict()} for what, behind in found if behind]
    shape = pa.schema([(column, pa.string()) for column in (key, "kind", "name")])
    rows = pa.Table.from_pylist(known, shape)  # noqa: F841 (DuckDB finds it by its name)
    connection.execute(f"create or replace temp table {name} as from rows")
