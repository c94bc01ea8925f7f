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
)
select s.subject, s.whole, a.repository, a.resource, a.opened_at, a.ready_at, a.closed_at, a.merged_at, a.answered_at,
       a.reviewed_at, a.withdrawn, p.person as responder, r.confirmed_at,
       case when a.opened_at between timestamp '1970-01-01' and r.latest_at
            then least(t.period, cast(date_trunc('month', a.opened_at) as date)) end as opened,
       case when a.closed_at between timestamp '1970-01-01' and r.latest_at
            then least(t.period, cast(date_trunc('month', a.closed_at) as date)) end as closed,
       case when a.merged_at between timestamp '1970-01-01' and r.latest_at
            then least(t.period, cast(date_trunc('month', a.merged_at) as date)) end as merged
from asked a
join subject s on s.repository = a.repository
join reading r on r.repository = a.repository and r.resource = a.resource
cross join today t
left join person o on o.identity = a.author
left join person p on p.identity = a.responder
where not a.bot and not coalesce(o.bot, false)
