/*
title: What was collected when, and what is missing
needs: [collection]
*/
with attempt as (
    select c.*, row_number() over (partition by c.repository, c.resource order by c.started_at desc) as newest,
           max(c.confirmed_at) over (partition by c.repository, c.resource) as last_confirmed_at
    from collection c
)
select r.organisation, a.repository, a.resource, a.started_at, a.last_confirmed_at as confirmed_at, a.state,
       a.expected, a.collected, a.requests,
       cast(epoch(a.finished_at) - epoch(a.started_at) as double) as seconds, a.error
from attempt a
join repository r on r.id = a.repository
where a.newest = 1
