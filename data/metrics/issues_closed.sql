/*
title: Issues closed
question: How many questions, reports and wishes were settled?
version: "1"
kind: count
unit: "1"
better: higher
window: month
needs: [issue]
source: "CHAOSS, Issues Closed: by the day they were last closed, without machines"
*/
with counted as (
    select repository, closed as period, count(*) as items
    from human_issue
    group by repository, closed
)
select m.organisation, m.repository, m.period,
       coalesce(sum(c.items), 0) as value, coalesce(sum(c.items), 0) as sample_size
from month m
left join counted c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
