/*
title: Change requests closed
question: Of the change requests that were open at some time in a year, how many were settled?
version: "1"
kind: share
unit: "%"
better: higher
window: 12 months
needs: [change_request]
source: "CHAOSS, Change Request Closure Ratio: closed or merged, of all that were open at any time in the same twelve months"
*/
with there as (
    select repository, period, 1 as closed
    from closed_item
    where resource = 'change_request'
    union all
    select repository, period, 0
    from open_item
    where resource = 'change_request'
),
counted as (
    select repository, period, count(*) as items, sum(closed) as closed
    from there
    group by repository, period
)
select m.organisation, m.repository, m.period,
       100 * cast(sum(c.closed) as double) / nullif(sum(c.items), 0) as value, coalesce(sum(c.items), 0) as sample_size
from month m
left join counted c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
