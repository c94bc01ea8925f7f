/*
title: Change requests opened
question: How many changes did people propose?
version: "1"
kind: count
unit: "1"
better: neither
window: month
needs: [change_request]
source: "CHAOSS, Change Requests: by the day they were opened, without machines"
*/
with counted as (
    select repository, opened as period, count(*) as items
    from human_change_request
    group by repository, opened
)
select m.organisation, m.repository, m.period,
       coalesce(sum(c.items), 0) as value, coalesce(sum(c.items), 0) as sample_size
from month m
left join counted c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
