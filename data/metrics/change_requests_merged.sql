/*
title: Change requests merged
question: How many of the changes that people proposed were taken in?
version: "1"
kind: count
unit: "1"
better: higher
window: month
needs: [change_request]
source: "CHAOSS, Change Requests Accepted: by the day they were merged, without machines"
*/
with counted as (
    select repository, merged as period, count(*) as items
    from human_change_request
    group by repository, merged
)
select m.organisation, m.repository, m.period,
       coalesce(sum(c.items), 0) as value, coalesce(sum(c.items), 0) as sample_size
from month m
left join counted c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
