/*
title: What was open at the end of a period, or when it was last known in the twelve months to it
materialised: false
*/
with since as (
    select i.subject, i.whole, i.repository, i.resource, m.period, i.opened_at, i.closed_at,
           least(cast(m.period as timestamp) + interval 1 month, i.confirmed_at) as end_at
    from item i
    join month m on m.repository = i.repository and m.period >= i.opened
    where i.confirmed_at > cast(m.period as timestamp) - interval 11 month
)
select subject, whole, repository, resource, period, opened_at, end_at
from since
where opened_at < end_at and coalesce(closed_at >= end_at, true)
