/*
title: Under which licence each repository uses what, beside its own
needs: [component, observation]
*/
select c.organisation, c.repository, o.licence as outbound, c.component, c.package,
       coalesce(l.expression, c.licence) as licence, c.class, c.direct, c.scope,
       c.look as reason
from component_now c
left join outbound_licence o on o.repository = c.repository
left join licence l on l.declared = c.licence
