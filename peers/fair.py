"""Figures that may stand beside each other: of every administration known by name, with why one may not."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from data.definitions import metrics
from data.figures import months_back
from data.snapshot import Snapshot
from data.words import N_
from peers.size import BY, Per, per

LEAST_COVERAGE = 0.8
OLDEST = 24  # months that a figure may be older than ours
WHY = {
    "unknown": N_("not known"),
    "coverage": N_("too little collected"),
    "definition": N_("another definition"),
    "size": N_("size not known"),
}

_FAIR = """
with asked as (
    select unnest($metrics) as metric, unnest($definitions) as definition, unnest($summed) as summed,
           unnest($per) as per, unnest($until) as until
),
seen as (
    select p.administration, p.staff, m.metric, m.organisation, m.source, m.period, m.value, m.low, m.high,
           m.sample_size, m.coverage,
           m.collected_at, m.definition, a.definition as ours, a.summed, a.per
    from metric_value m
    join asked a on a.metric = m.metric
    join peer p on p.organisation = m.organisation and p.source = m.source
    where m.repository is null and m.period between $first and a.until
      and (starts_with(m.metric, 'maturity.') or m.collected_at >= cast(m.period as timestamp) + interval 1 month)
),
yearly as (
    select * replace (
        case when not summed then value when count(value) over year = 12 then sum(value) over year end as value,
        case when summed then min(coalesce(coverage, 0)) over year else coverage end as coverage,
        case when summed then sum(sample_size) over year else sample_size end as sample_size,
        case when not summed or min(definition) over year = max(definition) over year then definition end as definition)
    from seen
    window year as (partition by metric, organisation, source order by period
                    range between interval 11 month preceding and current row)
),
sized as (
    select y.*, case y.per when 'staff' then y.staff / 1000.0 else s.value end as size
    from yearly y
    left join metric_value s
      on s.metric = case y.per when 'repository' then 'active_repositories' when 'contributor' then 'contributors' end
     and s.organisation = y.organisation and s.source = y.source and s.period = y.period and s.repository is null
     and s.coverage >= $least and s.definition = case y.per when 'repository' then $repositories else $contributors end
     and s.collected_at >= cast(s.period as timestamp) + interval 1 month
),
judged as (
    select *,
           case when value is null then 'unknown'
                when coalesce(coverage, 0) < $least then 'coverage'
                when definition is distinct from ours then 'definition'
                when per is not null and coalesce(size, 0) <= 0 then 'size' end as reason
    from sized
)
select metric, administration, organisation, source, period,
       case when reason is null then value / case when per is null then 1 else size end end as value,
       reason, low, high, sample_size, coverage, collected_at
from judged
where period >= $since
qualify row_number() over (
    partition by metric, administration, period
    order by reason is not null, source not in ('own', 'peer'), coverage desc) = 1
"""
_NEWEST = (
    f"select * from ({_FAIR}) qualify row_number() over (partition by metric, administration order by period desc) = 1"
)


class Figure(NamedTuple):
    """What an administration has of a metric in a month; value is None where `reason` (of WHY) says why.

    A monthly count is twelve months' sum, and so is what it rests on; what depends on size is divided, low and high are
    not.
    """

    metric: str
    administration: str
    organisation: str
    source: str
    period: date
    value: float | None
    reason: str | None
    low: float | None
    high: float | None
    sample_size: int | None
    coverage: float | None
    collected_at: datetime | None


def months(snapshot: Snapshot, named: Sequence[str], until: date, since: date, by: Per = "repository") -> list[Figure]:
    """One for each metric, administration and whole month from `since`, in this order; a score is whole once frozen.

    An administration of which there are several sources counts once: by what may be compared, then by what was
    measured here.
    """
    sql = f"{_FAIR} order by metric, administration, period"
    return [Figure(*row) for row in snapshot.rows(sql, _asked(snapshot, named, until, since, by))]


def newest(snapshot: Snapshot, named: Sequence[str], until: date, by: Per = "repository") -> list[Figure]:
    """The same of each administration's newest whole month up to `until`, none older than two years."""
    asked = _asked(snapshot, named, until, months_back(until, OLDEST - 1), by)
    return [Figure(*row) for row in snapshot.rows(f"{_NEWEST} order by metric, administration", asked)]


def _asked(snapshot: Snapshot, named: Sequence[str], until: date, since: date, by: Per) -> dict[str, Any]:
    shapes = [metrics().get(metric) for metric in named]
    known = definitions(snapshot)
    return {
        "metrics": [*named],
        "definitions": [shape.version if shape else known.get(m) for m, shape in zip(named, shapes, strict=True)],
        "summed": [bool(shape and shape.window == "month") for shape in shapes],
        "per": [per(shape, by) if shape else None for shape in shapes],
        "until": [until if shape else max(until, snapshot.stamp.today) for shape in shapes],
        "first": months_back(since, 11), "since": since, "least": LEAST_COVERAGE,
        "repositories": metrics()[BY["repository"]].version, "contributors": metrics()[BY["contributor"]].version,
    }  # fmt: skip


def definitions(snapshot: Snapshot) -> dict[str, str]:
    """The definition by which each maturity score is compared: that of our newest, else of the newest there is."""
    return dict(
        snapshot.rows(
            """
            with score as (
                select metric, definition, source = 'own' as ours, period from metric_value
                where starts_with(metric, 'maturity.') and repository is null
                union all
                select metric, definition, false, period from peer_group
            )
            select metric, arg_max(definition, struct_pack(ours := ours, period := period)) from score group by metric
            """
        )
    )


def shared(snapshot: Snapshot) -> list[str]:
    """What others known by name have figures of: metrics first, then scores, by their ids."""
    rows = snapshot.rows(
        """
        select metric from metric_value
        where repository is null and source <> 'own' and not ends_with(metric, '.not_applicable')
        group by metric order by starts_with(metric, 'maturity.'), metric
        """
    )
    return [metric for (metric,) in rows if metric in metrics() or metric.startswith("maturity.")]
