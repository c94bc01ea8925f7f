/*
title: How far each component lay behind its package's newest stable version at the end of a month, and whether anybody still maintains it
*/
-- Whether it is deprecated or archived is known from the month on in which that was first told.
with ended as (
    select p.period, least(cast(p.period as timestamp) + interval 1 month, cast(t.day as timestamp) + interval 1 day) as end_at
    from (select distinct period from component_month) p
    cross join today t
),
used as (
    select distinct number, period
    from component_month
),
newest as (
    select n.package, e.period, max(n.since_at) as newest_at
    from newest_span n
    join ended e on n.since_at < e.end_at and coalesce(n.until_at >= e.end_at, true)
    group by n.package, e.period
)
select u.number, u.period, n.newest_at,
       case when n.newest_at > v.published_at then cast(epoch(n.newest_at) - epoch(v.published_at) as double) / (365 * 86400)
            when n.newest_at <= v.published_at then 0 end as libyears,
       case when (v.deprecated and p.asked_at < e.end_at)
                 or (p.deprecated and coalesce(d.since, p.asked_at) < e.end_at)
                 or (f.archived and coalesce(r.since, f.asked_at) < e.end_at) then true
            when n.newest_at is not null then n.newest_at < e.end_at - interval 24 month end as unmaintained
from used u
join ended e on e.period = u.period
join material m on m.number = u.number
left join package_version v on v.package = m.package and v.version = m.version
left join newest n on n.package = m.package and n.period = u.period
left join package p on p.package = m.package
left join upstream_facts f on f.project = p.project
left join abandoned d on d.abandoned = p.package
left join abandoned r on r.abandoned = p.project
where m.package is not null
