/*
title: Vitality
question: How many active repositories does Italy's index call lively (50 points or more)?
version: "1"
kind: state
unit: points
better: higher
window: end of month
needs: [history, tag]
source: "Developers Italia, vitality index: authors so far, commits, releases and age of each day, mean of the days; about 61 for a repository that is dead and two years old"
references: {lively: 50}
parameters: {days: 60}
*/
with work as (
    select repository, person, cast(authored_at as date) as day, case when merge then 2 else 1 end as weight
    from vital_commit
),
author as (
    select repository, day, row_number() over (partition by repository order by day, person) as rank
    from (select repository, person, min(day) as day from work group by repository, person) f
),
birth as (
    select repository, min(day) as oldest
    from author
    group by repository
),
event as (
    select repository, day, sum(weight) as activity, sum(releases) as releases, sum(newcomers) as newcomers
    from (
        select repository, day, weight, 0 as releases, 0 as newcomers from work
        union all
        select repository, cast(tagged_at as date), 0, 1, 0 from tag where tagged_at is not null
        union all
        select repository, day, 0, 0, 1 from author
    ) e
    group by repository, day
),
known as (
    select repository, day, activity, releases,
           sum(newcomers) over (partition by repository order by day
                                rows between unbounded preceding and current row) as authors
    from event
),
busy as (
    select repository, day,
           case when authors < 2 then 4 when authors < 4 then 8 when authors < 8 then 12 when authors < 12 then 16
                when authors < 16 then 20 when authors < 20 then 24 when authors < 24 then 28
                when authors < 28 then 32 else 36 end as community,
           case when activity < 4 then 2 when activity < 6 then 8 when activity < 9 then 14 when activity < 12 then 20
                when activity < 15 then 26 when activity < 18 then 32 when activity < 25 then 38
                when activity < 30 then 44 when activity < 35 then 50 else 60 end
         + case when releases < 1 then 20 when releases < 2 then 30 when releases < 4 then 40 else 50 end as bustle
    from known
),
month_end as (
    select m.organisation, m.repository, m.period,
           cast(cast(m.period as timestamp) + interval 1 month - interval 1 day as date) as day,
           date_diff('day', b.oldest, cast(cast(m.period as timestamp) + interval 1 month - interval 1 day as date)) as age
    from month m
    join birth b on b.repository = m.repository
),
aged as (
    select organisation, repository, period, day,
           case when age < 365 then 20 when age < 730 then 30 else 35 end as longevity
    from month_end
    where age >= 0
),
part as (
    select repository, period, $days * (4 + 22 + longevity) as points
    from aged
    union all
    select t.repository, t.period, 4 * least(date_diff('day', a.day, t.day) + 1, $days)
    from author a
    join aged t on t.repository = a.repository and t.day >= a.day
    where a.rank in (2, 4, 8, 12, 16, 20, 24, 28)
    union all
    select t.repository, t.period, least(100, k.community + k.bustle + t.longevity) - (k.community + 22 + t.longevity)
    from busy k
    join year_month y on y.month = cast(date_trunc('month', k.day) as date)
    join aged t on t.repository = k.repository and t.period = y.period
    where k.bustle <> 22 and date_diff('day', k.day, t.day) between 0 and $days - 1
),
scored as (
    select repository, period, floor(cast(sum(points) as double) / $days) as points
    from part
    group by repository, period
),
lively as (
    select p.repository, p.period, cast(s.points >= 50 as integer) as lively
    from person_year p
    join scored s on s.repository = p.repository and s.period = p.period
    group by p.repository, p.period, s.points
)
select m.organisation, m.repository, m.period,
       case when grouping(m.repository) = 1 then 100 * cast(sum(l.lively) as double) / nullif(count(l.lively), 0)
            else max(s.points) end as value,
       case when grouping(m.repository) = 1 then count(l.lively) else count(s.points) end as sample_size
from month m
left join scored s on s.repository = m.repository and s.period = m.period
left join lively l on l.repository = m.repository and l.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
