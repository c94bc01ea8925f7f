/*
title: Give-back ratio
question: To how many of the packages that we depend on most did we contribute in a year?
version: "2"
kind: share
unit: "%"
better: higher
window: 12 months
needs: [component, package, outside_contribution]
source: "Critical packages with a merged change request or commit of ours in the twelve months; the commits of a reading speak of its month and of those next to it. Critical: asked for by several repositories (dependencies.critical_from in ospo.yaml, else 3) or named there. high: as if we had contributed to all whose source repository is unknown"
*/
with helped as (
    select distinct g.organisation, y.period, g.project
    from given g
    join year_month y on y.month = g.given
    where g.kind <> 'issue'
    union
    select w.organisation, m.period, u.project
    from upstream_work u
    cross join own w
    join (select distinct period from month) m
      on m.period between cast(cast(date_trunc('month', u.read_at) as date) - interval 1 month as date)
                      and cast(cast(date_trunc('month', u.read_at) as date) + interval 1 month as date)
    where u.our_commits > 0
),
counted as (
    select c.organisation, c.period, count(*) as packages, count(h.project) as helped,
           count(*) - count(c.project) as unknown
    from critical_month c
    join own w on w.organisation = c.organisation
    left join helped h on h.organisation = c.organisation and h.period = c.period and h.project = c.project
    group by c.organisation, c.period
)
select s.organisation, s.repository, s.period,
       case when 2 * c.unknown < c.packages then 100 * cast(c.helped as double) / c.packages end as value,
       100 * cast(c.helped as double) / c.packages as low,
       100 * cast(c.helped + c.unknown as double) / c.packages as high,
       coalesce(c.packages, 0) as sample_size
from subject_month s
left join counted c on s.repository is null and c.organisation = s.organisation and c.period = s.period
