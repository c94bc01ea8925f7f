/*
title: How much of each resource is known for each repository and month, and until when it was confirmed
*/
with attempt as (
    select repository, resource, confirmed_at,
           least(1, coalesce(cast(collected as double) / nullif(expected, 0), 1)) as ratio,
           row_number() over (partition by repository, resource order by started_at desc) as newest
    from collection
    where confirmed_at is not null
),
latest as (
    select repository, resource, max(confirmed_at) as confirmed_at, max(ratio) filter (where newest = 1) as ratio
    from attempt
    group by repository, resource
),
resource as (
    select s.organisation, s.repository, r.resource, l.confirmed_at, coalesce(l.ratio, 0) as ratio, s.complete_from
    from scope s
    cross join (select unnest($resources) as resource) r
    left join latest l on l.repository = s.repository and l.resource = r.resource
),
month_day as (
    select m.organisation, m.repository, m.period,
           date_diff('day', m.period, cast(cast(m.period as timestamp) + interval 1 month as date)) as days,
           date_diff('day', m.period, cast($today as date)) + 1 as days_so_far
    from month m
),
known as (
    select m.organisation, m.repository, r.resource, m.period, r.confirmed_at, r.ratio, r.complete_from is null as whole,
           least(m.days, m.days_so_far) as days,
           greatest(0, least(m.days, m.days_so_far, date_diff('day', m.period, cast(r.confirmed_at as date)) + 1)
               - greatest(0, coalesce(date_diff('day', m.period, cast(r.complete_from as date)), 0))) as known_days
    from month_day m
    join resource r on r.repository = m.repository
),
collected_month as (
    select organisation, repository, resource, period,
           coalesce(ratio * cast(known_days as double) / days, 0) as coverage, confirmed_at, whole
    from known
)
select organisation, repository, resource, period, coverage, confirmed_at
from collected_month
where resource not in ('lines', 'history')
union all
select c.organisation, c.repository, 'lines', c.period,
       c.coverage * coalesce(cast(m.with_lines as double) / nullif(m.dated, 0), 1), c.confirmed_at
from collected_month c
left join commit_month m on m.repository = c.repository and m.period = c.period
where c.resource = 'lines'
union all
select organisation, repository, 'history', period, case when whole then coverage else 0 end, confirmed_at
from collected_month
where resource = 'commit'
