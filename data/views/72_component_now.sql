/*
title: What each repository is built from now, with what is known of it
*/
-- What is used for development alone goes to nobody; terms that forbid hold there too.
with flaws as (
    select component, count(distinct flaw) as flaws, max(severity) as severity, max(score) as score,
           max(coalesce(score * 10, case severity when 4 then 95 when 3 then 80 when 2 then 55 when 1 then 20 when 0 then 0 end))
               as worst,
           bool_or(score is null and severity is null) as unrated
    from flaw
    group by component
),
aged as (
    select a.number, max(a.libyears) as libyears, bool_or(a.unmaintained) as unmaintained, max(a.newest_at) as newest_at
    from component_age a
    join (select number, max(period) as period from component_age group by number) l
      on l.number = a.number and l.period = a.period
    group by a.number
)
select c.organisation, c.repository, c.component, c.package, c.version, c.direct, c.asked_for, c.scope, c.first_seen,
       c.licence, coalesce(l.class, 'unknown') as class, l.osi,
       case when k.reason = 'proprietary' or coalesce(c.scope, 'runtime') <> 'development' then k.reason end as look,
       s.component is not null as screened,
       case when s.component is not null or f.flaws > 0 then coalesce(f.flaws, 0) end as flaws, f.severity, f.score, f.worst, coalesce(f.unrated, false) as unrated,
       v.published_at, a.newest_at, a.libyears, a.unmaintained
from component_span c
left join outbound_licence o on o.repository = c.repository
left join licence l on l.declared = c.licence
left join licence_look k
  on k.outbound = coalesce(o.licence, 'NOASSERTION') and k.inbound = coalesce(c.licence, 'NOASSERTION')
left join screening s on s.component = c.component
left join flaws f on f.component = c.component
left join package_version v on v.package = c.package and v.version = c.version
left join aged a on a.number = c.number
where c.present
