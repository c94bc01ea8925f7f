/*
title: Issues opened
question: How many questions, reports and wishes came in?
version: "1"
kind: count
unit: "1"
better: neither
window: month
needs: [issue]
source: "CHAOSS, Issues New: by the day they were opened, without machines"
*/
with counted as (
    select repository, opened as period, count(*) as items
    from human_issue
    group by repository, opened
)
select m.organisation, m.repository, m.period,
       coalesce(sum(c.items), 0) as value, coalesce(sum(c.items), 0) as sample_size
from month m
left join counted c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
