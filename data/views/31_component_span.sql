/*
title: From which month on and until which (NULL, still) a repository was built from a component; a number names each component
*/
-- Where a list says of nothing whether the repository itself asks for it, it may ask for everything.
-- A licence that one list leaves out its registry knows, or another list of the same version.
-- What is gone with the list of another source may still be there: that it was mended nobody knows.
with scoped as (
    select c.*, s.organisation, u.subject, u.whole
    from component c
    join scope s on s.repository = c.repository
    join subject u on u.repository = c.repository
)
select c.organisation, c.repository, c.subject, c.whole, c.component,
       cast(dense_rank() over (order by c.component) as integer) as number,
       cast(row_number() over (order by c.component, c.repository, c.first_seen, c.source) as integer) as span,
       c.package, c.version, c.direct, c.scope,
       coalesce(c.direct, max(cast(c.direct as integer)) over (partition by c.repository, c.source) is null) as asked_for,
       coalesce(case when d.expression is not null then c.licence end, v.licence,
                max(case when d.expression is not null then c.licence end) over (partition by c.component), c.licence) as licence,
       c.first_seen, c.gone_at,
       c.gone_at is null as present, coalesce(c.replaced, false) as replaced,
       cast(date_trunc('month', c.first_seen) as date) as since, cast(date_trunc('month', c.gone_at) as date) as until
from scoped c
left join package_version v on v.package = c.package and v.version = c.version
left join licence d on d.declared = c.licence
