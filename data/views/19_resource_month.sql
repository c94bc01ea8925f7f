/*
title: How much of each resource is known for each repository and month, and until when it was confirmed
*/
-- What a repository was built from before its first list nobody tells later.
with attempt as (
    select repository, resource, confirmed_at, started_at,
           least(1, coalesce(cast(collected as double) / nullif(expected, 0), 1)) as ratio,
           row_number() over (partition by repository, resource order by started_at desc) as newest
    from collection
    where confirmed_at is not null
),
latest as (
    select repository, resource, max(confirmed_at) as confirmed_at, max(ratio) filter (where newest = 1) as ratio,
           cast(date_trunc('month', min(confirmed_at)) as date) as first
    from attempt
    group by repository, resource
),
wanted as (
    select unnest($resources) as resource
),
resource as (
    select s.repository, s.complete_from, w.resource, l.confirmed_at, coalesce(l.ratio, 0) as ratio, l.first
    from scope s
    cross join wanted w
    left join latest l
      on l.repository = s.repository and l.resource = case when w.resource = 'history' then 'commit' else w.resource end
),
month_day as (
    select m.organisation, m.repository, m.period,
           least(date_diff('day', m.period, cast(cast(m.period as timestamp) + interval 1 month as date)),
                 date_diff('day', m.period, t.day) + 1) as days
    from month m
    cross join today t
),
known as (
    select m.organisation, m.repository, r.resource, m.period, r.confirmed_at, r.ratio, r.complete_from, m.days,
           case when r.confirmed_at is null or (r.resource = 'component' and m.period < r.first) then 0
                else least(m.days, date_diff('day', m.period, cast(r.confirmed_at as date)) + 1) end as until,
           case when r.complete_from is null or r.resource in ('repository', 'issue', 'change_request', 'release') then 0
                else greatest(0, date_diff('day', m.period, cast(r.complete_from as date))) end as since
    from month_day m
    join resource r on r.repository = m.repository
)
select k.organisation, k.repository, k.resource, k.period, k.confirmed_at,
       cast(greatest(0, k.until - k.since) as double) / k.days
       * case k.resource when 'lines' then coalesce(cast(c.with_lines as double) / nullif(c.dated, 0), 1)
                         when 'history' then case when k.complete_from is null then k.ratio else 0 end
                         else k.ratio end as coverage
from known k
left join commit_month c on c.repository = k.repository and c.period = k.period
