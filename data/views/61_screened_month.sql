/*
title: How many repositories' components were known at the end of each month and had been held against the advisories
*/
with screened as (
    select s.subject, s.whole, m.period
    from inventory_month m
    join subject s on s.repository = m.repository
    join confirmed k on k.repository = m.repository and k.resource = 'advisory' and m.period <= k.period
)
select subject, period, count(*) as repositories
from screened
group by subject, period
union all
select whole, period, count(*)
from screened
group by whole, period
