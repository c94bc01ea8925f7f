/*
title: Inactive contributors
question: How many people stopped a year or more ago?
version: "1"
kind: count
unit: "people"
better: lower
window: end of month
needs: [commit]
source: "CHAOSS, Inactive Contributors: last contribution twelve to twenty-four months ago"
*/
with seen as (
    select organisation, repository, person, month
    from person_month
    group by grouping sets ((organisation, person, month), (organisation, repository, person, month))
),
gone as (
    select organisation, repository, cast(month + interval 12 month as date) as since,
           cast(month + interval 24 month as date) as until,
           lead(month) over (partition by organisation, repository, person order by month) as back
    from seen
),
turn as (
    select organisation, repository, since as period, 1 as people
    from gone
    where back is null or back > since
    union all
    select organisation, repository, least(until, coalesce(back, until)), -1
    from gone
    where back is null or back > since
),
turned as (
    select organisation, repository, period, sum(people) as people
    from turn
    group by organisation, repository, period
)
select s.organisation, s.repository, s.period,
       sum(coalesce(t.people, 0)) over (partition by s.organisation, s.repository order by s.period
                                        rows between unbounded preceding and current row) as value,
       sum(coalesce(t.people, 0)) over (partition by s.organisation, s.repository order by s.period
                                        rows between unbounded preceding and current row) as sample_size
from subject_month s
left join turned t
  on t.organisation = s.organisation and t.period = s.period and t.repository is not distinct from s.repository
