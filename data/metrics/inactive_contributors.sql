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
    select subject, person, month
    from person_month
    union all
    select distinct whole, person, month
    from person_month
),
gone as (
    select subject, cast(month + interval 12 month as date) as since, cast(month + interval 24 month as date) as until,
           lead(month) over (partition by subject, person order by month) as back
    from seen
),
away as (
    select subject, since, least(until, coalesce(back, until)) as until
    from gone
    where back is null or back > since
),
turn as (
    select subject, since as period, count(*) as people
    from away
    group by subject, since
    union all
    select subject, until, -count(*)
    from away
    group by subject, until
),
turned as (
    select subject, period, sum(people) as people
    from turn
    group by subject, period
),
inactive as (
    select s.organisation, s.repository, s.period,
           sum(coalesce(t.people, 0)) over (partition by s.subject order by s.period
                                            rows between unbounded preceding and current row) as people
    from subject_month s
    left join turned t on t.subject = s.subject and t.period = s.period
)
select i.organisation, i.repository, i.period,
       case when c.complete_from is null or c.complete_from <= cast(i.period as timestamp) - interval 23 month
            then i.people end as value, i.people as sample_size
from inactive i
left join scope c on c.repository = i.repository
