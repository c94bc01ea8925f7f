/*
title: Under which licence each repository uses what, beside its own
needs: [component, observation]
*/
-- What is used for development alone goes to nobody; terms that forbid hold there too.
select c.organisation, c.repository, o.licence as outbound, c.component, c.package,
       coalesce(l.expression, c.licence) as licence, c.class, c.direct, c.scope,
       case when c.look = 'proprietary' or coalesce(c.scope, 'runtime') <> 'development' then c.look end as reason
from component_now c
left join outbound_licence o on o.repository = c.repository
left join licence l on l.declared = c.licence
