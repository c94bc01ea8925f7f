/*
title: Change requests reviewed
question: How much of what is merged did someone else look at?
version: "1"
kind: share
unit: "%"
better: higher
window: 12 months
needs: [change_request]
source: "CHAOSS, Change Request Reviews: merged with a review by someone else, of all that were merged"
references: {openCode security level 2: 75}
*/
with counted as (
    select repository, period, count(*) as items, sum(cast(reviewed as integer)) as reviewed
    from closed_item
    where resource = 'change_request' and merged
    group by repository, period
)
select m.organisation, m.repository, m.period,
       100 * cast(sum(c.reviewed) as double) / nullif(sum(c.items), 0) as value, coalesce(sum(c.items), 0) as sample_size
from month m
left join counted c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
