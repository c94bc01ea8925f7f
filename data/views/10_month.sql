/*
title: The spine, every repository in scope and month from its first activity to the running month
*/
with activity as (
    select organisation, repository, min(period) as first
    from commit_month
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
