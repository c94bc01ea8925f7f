/*
title: Issues and change requests that people opened, in scope, with the months in which they were opened, closed and merged
*/
-- A deleted account is NULL and taken for a person's. A month is NULL where its date cannot be.
with asked as (
    select repository, 'issue' as resource, author, bot, opened_at, opened_at as ready_at, closed_at,
           cast(null as timestamp) as merged_at, answered_at, responder, cast(null as timestamp) as reviewed_at, withdrawn
    from issue
    union all
    select repository, 'change_request', author, bot, opened_at, ready_at, coalesce(closed_at, merged_at),
           merged_at, answered_at, responder, reviewed_at, withdrawn
    from change_request
),
reading as (
    select repository, resource, max(started_at) + interval 1 day as latest_at, max(confirmed_at) as confirmed_at
    from collection
    where confirmed_at is not null
    group by repository, resource
),
dated as (
    select s.subject, s.whole, a.*, r.confirmed_at, p.person,
           case when a.opened_at between timestamp '1970-01-01' and r.latest_at then a.opened_at end as dated_opened_at,
           case when a.closed_at between timestamp '1970-01-01' and r.latest_at then a.closed_at end as dated_closed_at,
           case when a.merged_at between timestamp '1970-01-01' and r.latest_at then a.merged_at end as dated_merged_at
    from asked a
    join subject s on s.repository = a.repository
    join reading r on r.repository = a.repository and r.resource = a.resource
    left join person o on o.identity = a.author
    left join person p on p.identity = a.responder
    where not a.bot and not coalesce(o.bot, false)
)
select d.subject, d.whole, d.repository, d.resource, d.opened_at, d.ready_at, d.closed_at, d.merged_at, d.answered_at,
       d.reviewed_at, d.withdrawn, d.person as responder, d.confirmed_at,
       least(t.period, cast(date_trunc('month', d.dated_opened_at) as date)) as opened,
       least(t.period, cast(date_trunc('month', d.dated_closed_at) as date)) as closed,
       least(t.period, cast(date_trunc('month', d.dated_merged_at) as date)) as merged
from dated d
cross join today t
