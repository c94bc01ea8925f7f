/*
title: What each repository was built from at the end of each month that is known, in numbers alone, for there are millions
*/
select c.subject, c.whole, m.period, c.number, c.span
from inventory_month m
join component_span c on c.repository = m.repository and m.period >= c.since and (c.until is null or m.period < c.until)
