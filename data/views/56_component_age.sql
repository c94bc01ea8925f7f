/*
title: How far each component lay behind its package's newest stable version at the end of a month, and whether anybody still maintains it
*/
-- Whether it is deprecated or archived is known from the month on in which that was asked.
with used as (
    select distinct component, package, version, period
    from component_month
    where package is not null
),
dated as (
    select u.component, u.package, u.version, u.period, least(cast(u.period as timestamp) + interval 1 month, max(n.day_at)) as end_at
    from used u
    cross join (select cast(day as timestamp) + interval 1 day as day_at from today) n
    group by u.component, u.package, u.version, u.period
),
newest as (
    select d.component, d.period, max(n.since_at) as newest_at
    from dated d
    join newest_span n on n.package = d.package and n.since_at < d.end_at and coalesce(n.until_at >= d.end_at, true)
    group by d.component, d.period
)
select d.component, d.package, d.period, v.published_at, n.newest_at,
       case when n.newest_at > v.published_at then cast(epoch(n.newest_at) - epoch(v.published_at) as double) / (365 * 86400)
            when n.newest_at <= v.published_at then 0 end as libyears,
       case when ((v.deprecated or p.deprecated) and p.asked_at < d.end_at) or (f.archived and f.asked_at < d.end_at) then true
            when n.newest_at is not null then n.newest_at < d.end_at - interval 24 month end as unmaintained
from dated d
left join package_version v on v.package = d.package and v.version = d.version
left join newest n on n.component = d.component and n.period = d.period
left join package p on p.package = d.package
left join upstream_facts f on f.project = p.project
