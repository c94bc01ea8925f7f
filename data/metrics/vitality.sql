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
with author as (
    select repository, day, row_number() over (partition by repository order by day, author) as rank
    from (select repository, author, min(day) as day from vital_commit group by repository, author) f
),
birth as (
    select repository, min(day) as oldest
    from author
    group by repository
),
event as (
    select repository, day, sum(weight) as activity, sum(releases) as releases, sum(newcomers) as newcomers
    from (
        select repository, day, weight, 0 as releases, 0 as newcomers from vital_commit
        union all
        select repository, cast(tagged_at as date), 0, 1, 0 from tag where tagged_at is not null
        union all
        select repository, day, 0, 0, 1 from author
    ) e
    group by repository, day
),
counted as (
    select repository, day, activity, releases,
           sum(newcomers) over (partition by repository order by day
                                rows between unbounded preceding and current row) as authors
    from event
),
busy as (
    select repository, day, year(day) * 12 + month(day) as month,
           case when authors < 2 then 4 when authors < 4 then 8 when authors < 8 then 12 when authors < 12 then 16
                when authors < 16 then 20 when authors < 20 then 24 when authors < 24 then 28
                when authors < 28 then 32 when authors < 10000 then 36 else 0 end as community,
           case when activity < 4 then 2 when activity < 6 then 8 when activity < 9 then 14 when activity < 12 then 20
                when activity < 15 then 26 when activity < 18 then 32 when activity < 25 then 38
                when activity < 30 then 44 when activity < 35 then 50 when activity < 10000 then 60 else 0 end
         + case when releases < 1 then 20 when releases < 2 then 30 when releases < 4 then 40
                when releases < 100 then 50 else 0 end as bustle
    from counted
),
known as (
    select repository, period, cast(min(confirmed_at) as date) as confirmed
    from resource_month
    where resource in ('history', 'tag') and coverage > 0
    group by repository, period
    having count(*) = 2
),
known_until as (
    select repository, period,
           least(confirmed, cast(cast(period as timestamp) + interval 1 month - interval 1 day as date)) as day
    from known
),
aged as (
    select k.repository, k.period, k.day, year(k.period) * 12 + month(k.period) as month,
           case when date_diff('day', b.oldest, k.day) < 365 then 20 when date_diff('day', b.oldest, k.day) < 730 then 30
                when date_diff('day', b.oldest, k.day) < 10000 then 35 else 0 end as longevity
    from known_until k
    join birth b on b.repository = k.repository and b.oldest <= k.day
),
month_later as (
    select unnest(generate_series(0, cast(floor($days / 28) as bigint) + 1)) as n
),
part as (
    select repository, period, $days * (4 + 22 + longevity) as points
    from aged
    union all
    select t.repository, t.period,
           case when a.rank = 10000 then -36 else 4 end * least(date_diff('day', a.day, t.day) + 1, $days)
    from author a
    join aged t on t.repository = a.repository and t.day >= a.day
    where a.rank in (2, 4, 8, 12, 16, 20, 24, 28, 10000)
    union all
    select t.repository, t.period, least(100, k.community + k.bustle + t.longevity) - (k.community + 22 + t.longevity)
    from busy k
    cross join month_later l
    join aged t on t.repository = k.repository and t.month = k.month + l.n
    where k.bustle <> 22 and date_diff('day', k.day, t.day) between 0 and $days - 1
),
scored as (
    select repository, period, floor(cast(sum(points) as double) / $days) as points
    from part
    group by repository, period
),
lively as (
    select a.repository, a.period, cast(s.points >= 50 as integer) as lively
    from active_repository a
    join scored s on s.repository = a.repository and s.period = a.period
)
select m.organisation, m.repository, m.period,
       case when grouping(m.repository) = 1 then 100 * cast(sum(l.lively) as double) / nullif(count(l.lively), 0)
            else max(s.points) end as value,
       case when grouping(m.repository) = 1 then count(l.lively) else count(s.points) end as sample_size
from month m
left join scored s on s.repository = m.repository and s.period = m.period
left join lively l on l.repository = m.repository and l.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
