/*
title: What each repository was built from at the end of each month that is known
*/
select m.organisation, m.repository, m.period, c.component, c.package, c.version, c.direct, c.scope, c.licence
from inventory_month m
join component_span c on c.repository = m.repository and m.period >= c.since and (c.until is null or m.period < c.until)
