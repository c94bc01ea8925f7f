/*
title: Coverage and age of what a figure rests on, over one month and over twelve, by repository and (NULL) organisation
*/
-- One source that fell silent in a month must not leave that month incomplete for ever: for the organisation those
-- count first that were confirmed after the month's end, and what the silent one lacks is missing from coverage.
with subject as (
    select organisation, repository, resource, period, coverage, 1 as repositories, confirmed_at
    from resource_month
    union all
    select organisation, cast(null as varchar), resource, period, sum(coverage), count(*),
           coalesce(min(confirmed_at) filter (where coverage > 0 and confirmed_at >= cast(period as timestamp) + interval 1 month),
                    min(confirmed_at) filter (where coverage > 0))
    from resource_month
    group by organisation, resource, period
),
aged as (
    select organisation, repository, resource, period, coverage, repositories,
           case when coverage > 0 then confirmed_at end as confirmed_at
    from subject
),
trailing_year as (
    select organisation, repository, resource, period, coverage, repositories, confirmed_at,
           sum(coverage) over year as year_coverage, sum(repositories) over year as year_repositories,
           min(confirmed_at) over year as year_confirmed_at
    from aged
    window year as (partition by organisation, repository, resource order by period rows between 11 preceding and current row)
)
select organisation, repository, resource, period, 1 as months,
       coverage / repositories as coverage, confirmed_at as collected_at
from trailing_year
union all
select organisation, repository, resource, period, 12, year_coverage / year_repositories,
       coalesce(confirmed_at, year_confirmed_at)
from trailing_year
