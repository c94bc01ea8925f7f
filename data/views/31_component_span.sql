/*
title: From which month on and until which (NULL, still) a repository was built from a component
*/
-- What is gone with the list of another source may still be there: that it was mended nobody knows.
select s.organisation, c.repository, c.component, c.package, c.version, c.direct, c.scope,
       case when d.expression is null then coalesce(v.licence, c.licence) else c.licence end as licence, c.first_seen, c.gone_at,
       c.gone_at is null as present, coalesce(c.replaced, false) as replaced,
       cast(date_trunc('month', c.first_seen) as date) as since, cast(date_trunc('month', c.gone_at) as date) as until
from component c
join scope s on s.repository = c.repository
left join package_version v on v.package = c.package and v.version = c.version
left join licence d on d.declared = c.licence
