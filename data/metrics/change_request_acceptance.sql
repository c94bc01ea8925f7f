/*
title: Change requests accepted
question: How much of what people proposed, and what was settled, was taken in?
version: "1"
kind: share
unit: "%"
better: neither
window: 12 months
needs: [change_request]
source: "CHAOSS, Change Request Acceptance Ratio: merged, of all that were closed, merged or not"
*/
with counted as (
    select repository, period, count(*) as items, sum(cast(merged as integer)) as merged
    from closed_item
    where resource = 'change_request'
    group by repository, period
)
select m.organisation, m.repository, m.period,
       100 * cast(sum(c.merged) as double) / nullif(sum(c.items), 0) as value, coalesce(sum(c.items), 0) as sample_size
from month m
left join counted c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
