/*
title: The spine, every repository in scope and month from its first activity to the running month
*/
with reading as (
    select repository, resource, max(started_at) as last_at
    from collection
    where confirmed_at is not null
    group by repository, resource
),
asked as (
    select repository, 'issue' as resource, opened_at
    from issue
    union all
    select repository, 'change_request', opened_at
    from change_request
),
active as (
    select organisation, repository, period
    from commit_month
    union all
    select s.organisation, a.repository, least(t.period, cast(date_trunc('month', a.opened_at) as date))
    from asked a
    join reading r on r.repository = a.repository and r.resource = a.resource
    join scope s on s.repository = a.repository
    cross join today t
    where a.opened_at between timestamp '1970-01-01' and r.last_at + interval 1 day
),
activity as (
    select organisation, repository, min(period) as first
    from active
    group by organisation, repository
),
beginning as (
    select s.organisation, min(a.first) as first
    from scope s
    left join activity a on a.repository = s.repository
    group by s.organisation
),
start as (
    select s.organisation, s.repository, t.period as last,
           coalesce(case when s.complete_from is null then a.first end, b.first, t.period) as first
    from scope s
    cross join today t
    join beginning b on b.organisation = s.organisation
    left join activity a on a.repository = s.repository
),
run as (
    select organisation, repository,
           unnest(generate_series(cast(first as timestamp), cast(last as timestamp), interval 1 month)) as begins
    from start
)
select organisation, repository, cast(begins as date) as period
from run
