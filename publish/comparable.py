"""A year's change compares like with like: the organisation's figures over the repositories collected in both years."""

from dataclasses import replace

from data import definitions
from data.definitions import Settings
from data.ledger import Connection

LEAST_COVERAGE = 0.95  # of either year; one below was not collected in both

_LEFT_OUT = f"""
with complete as (
    select organisation, max(period) as period
    from {{schema}}.metric_value
    where metric = 'commits' and repository is null and collected_at >= cast(period as timestamp) + interval 1 month
    group by organisation
)
select distinct w.repository
from resource_window w
join complete c on c.organisation = w.organisation
where w.repository is not null and w.months = 12 and w.resource = 'commit' and w.coverage < {LEAST_COVERAGE}
  and (w.period = c.period or w.period = cast(c.period - interval 12 month as date))
"""


def add(connection: Connection, settings: Settings, schema: str) -> None:
    """Makes the table `comparable`, of the shape of `metric_value`, with organisations' rows alone.

    Runs after everything else: where repositories have to be left out, the views are made anew without them.
    """
    connection.execute(f"create table {schema}.comparable as from {schema}.metric_value where false")
    left_out = [row[0] for row in connection.execute(_LEFT_OUT.format(schema=schema)).fetchall()]
    source = f"{schema}.metric_value"
    if left_out:
        source = "anew"
        connection.execute(f"create or replace temp table anew as from {schema}.comparable")
        definitions.run_views(connection, replace(settings, excluded=[*settings.excluded, *left_out]))
        definitions.run_metrics(connection, definitions.metrics().values(), source)
    connection.execute(f"insert into {schema}.comparable from {source} where repository is null")
