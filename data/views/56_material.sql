/*
title: Each component by its number; where repositories declare its licence differently, the most binding counts
*/
select c.number, max(c.component) as component, max(c.package) as package, max(c.version) as version,
       min(cast(l.osi as integer)) as osi, count(*) filter (where l.class <> 'unknown') = 0 as unlicensed
from component_span c
left join licence l on l.declared = c.licence
group by c.number
