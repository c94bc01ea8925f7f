/*
title: Which kinds of community file a repository had at the end of each month, those of the organisation's .github counted for all
*/
with general as (
    select r.id, o.value, o.name, cast(date_trunc('month', o.observed_at) as date) as since
    from observation o
    join repository g on g.id = o.repository
    join repository r on r.organisation = g.organisation and r.id <> g.id
     and starts_with(r.id, substr(g.id, 1, length(g.id) - 7))
    where g.id like '%/.github' and o.kind = 'file' and o.name <> 'licence' and o.value is not null
),
inherited as (
    select id, name, min(since) as since
    from general
    group by id, name
)
select f.organisation, f.repository, f.period, f.name,
       f.value is not null or coalesce(i.since <= f.period, false) as present
from observed_month f
left join inherited i on i.id = f.repository and i.name = f.name
where f.kind = 'file'
