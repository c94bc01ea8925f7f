"""What licences bind to, and which are worth a look where: once for each that occurs, before the views are made."""

import duckdb
import pyarrow as pa

from data.licences import evaluate
from data.licences.compatible import look

# A repository's own licence: what its licence files are, each of which its users may choose, else the forge's word.
_OUTBOUND = """
create or replace temp table outbound_licence as
with state as (
    select repository, kind, value,
           row_number() over (partition by repository, kind, name order by observed_at desc) as newest
    from observation
    where kind = 'licence' or (kind = 'forge' and name = 'licence')
),
named as (
    select repository, kind, string_agg(distinct value, ' OR ' order by value) as licence
    from state
    where newest = 1 and value is not null and value <> 'NOASSERTION'
    group by repository, kind
)
select r.id as repository, coalesce(f.licence, g.licence) as licence
from repository r
left join named f on f.repository = r.id and f.kind = 'licence'
left join named g on g.repository = r.id and g.kind = 'forge'
"""

_DECLARED = """
select licence from component where licence is not null
union
select licence from package_version where licence is not null
union
select licence from outbound_licence where licence is not null
"""

# What is not known is NOASSERTION here, so that both columns join by what is equal.
_PAIRS = """
with used as (
    select repository, licence from component
    union
    select c.repository, v.licence
    from component c
    join package_version v on v.package = c.package and v.version = c.version
)
select distinct coalesce(o.licence, 'NOASSERTION') as outbound, coalesce(u.licence, 'NOASSERTION') as inbound
from used u
left join outbound_licence o on o.repository = u.repository
"""


def add(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the temporary tables that views and details join.

    - `outbound_licence`: repository, licence (as found | NULL unknown)
    - `licence`: declared, expression (SPDX | NULL), class, osi (NULL unknown)
    - `licence_look`: outbound, inbound (as declared, NOASSERTION where unknown), reason (code | NULL)
    """
    connection.execute(_OUTBOUND)
    _classes(connection)
    _looks(connection)


def _classes(connection: duckdb.DuckDBPyConnection) -> None:
    declared = [row[0] for row in connection.execute(_DECLARED).fetchall()]
    known = [evaluate(one) for one in declared]
    classes = pa.table(
        {
            "declared": pa.array(declared, pa.string()),
            "expression": pa.array([one.expression for one in known], pa.string()),
            "class": pa.array([one.licence_class for one in known], pa.string()),
            "osi": pa.array([one.osi for one in known], pa.bool_()),
        }
    )
    connection.from_arrow(classes).query("rows", "create or replace temp table licence as from rows")


def _looks(connection: duckdb.DuckDBPyConnection) -> None:
    pairs = connection.execute(_PAIRS).fetchall()
    looks = pa.table(
        {
            "outbound": pa.array([outbound for outbound, _inbound in pairs], pa.string()),
            "inbound": pa.array([inbound for _outbound, inbound in pairs], pa.string()),
            "reason": pa.array([look(*pair) for pair in pairs], pa.string()),
        }
    )
    connection.from_arrow(looks).query("rows", "create or replace temp table licence_look as from rows")
