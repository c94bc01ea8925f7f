/*
title: Occasional contributors
question: How many of those who contribute do it fewer than four times a year?
version: "1"
kind: share
unit: "%"
better: neither
window: 12 months
needs: [commit]
source: "CHAOSS, Occasional Contributors; hidden where fewer than five people contribute"
*/
with counted as (
    select subject, period, count(*) as people, count(*) filter (where commits < 4) as occasional
    from person_year
    group by subject, period
)
select s.organisation, s.repository, s.period,
       case when c.people >= 5 then 100 * cast(c.occasional as double) / c.people end as value,
       coalesce(c.people, 0) as sample_size
from subject_month s
left join counted c on c.subject = s.subject and c.period = s.period
