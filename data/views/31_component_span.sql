/*
title: From which month on and until which (NULL, still) a repository was built from a component
*/
-- Another source is another list: what an earlier one listed ended with it.
select s.organisation, c.repository, c.component, c.package, c.version, c.direct, c.scope,
       case when d.expression is null then coalesce(v.licence, c.licence) else c.licence end as licence, c.first_seen, c.gone_at,
       c.gone_at is null and c.source = i.source as present, c.gone_at is null and c.source <> i.source as ended,
       cast(date_trunc('month', c.first_seen) as date) as since,
       cast(date_trunc('month', coalesce(c.gone_at, case when c.source <> i.source then c.last_seen end)) as date) as until
from component c
join scope s on s.repository = c.repository
join inventory i on i.repository = c.repository
left join package_version v on v.package = c.package and v.version = c.version
left join licence d on d.declared = c.licence
