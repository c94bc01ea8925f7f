/*
title: Of how many repositories it is known at the end of each month what they are built from
*/
select s.subject, m.period, count(*) as repositories
from inventory_month m
join subject s on s.repository = m.repository
group by s.subject, m.period
union all
select s.whole, m.period, count(*)
from inventory_month m
join subject s on s.repository = m.repository
group by s.whole, m.period
