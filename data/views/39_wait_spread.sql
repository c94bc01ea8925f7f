/*
title: Median and ninetieth percentile of each queue, unknown where they fall among what is not done, and what they could also be
*/
-- Places are counted by the days so far, and late ones with what is not done at the end; `middle` is twice the distance
-- from the median's place, `tail` ten times that from the ninetieth percentile's, 1 + 0.9·(n − 1), whose neighbours share
-- it by their distance. The median's interval reaches to n/2 ± 1.5·√n, about three standard errors: fewer than ten have none.
with ranked as (
    select queue, done, days, row_number() over (partition by queue order by days) as place,
           row_number() over (partition by 2 * queue + cast(done as bigint) order by days) as own_place
    from queued
),
placed as (
    select r.queue, r.days, case when r.done then r.days end as late_days, q.items, r.place,
           case when r.done then r.own_place else q.dones + r.own_place end as late_place
    from ranked r
    join queue q on q.queue = r.queue
),
far as (
    select queue, days, late_days, items, 2 * place - items - 1 as middle, 2 * late_place - items - 1 as late_middle,
           10 * place - 9 * items - 1 as tail, 10 * late_place - 9 * items - 1 as late_tail
    from placed
),
marked as (
    select queue, days, late_days, middle between -1 and 1 as middle, late_middle between -1 and 1 as late_middle,
           items > 9 and middle < 0 and (middle + 1) * (middle + 1) <= 9 * items as lower,
           items > 9 and late_middle > 0 and (late_middle - 1) * (late_middle - 1) <= 9 * items as upper,
           case when tail between -9 and 9 then 10 - greatest(tail, -tail) end as tenths,
           case when late_tail between -9 and 9 then 10 - greatest(late_tail, -late_tail) end as late_tenths
    from far
),
summed as (
    select queue, avg(days) filter (where middle) as least_median,
           case when count(*) filter (where late_middle) = count(late_days) filter (where late_middle)
                then avg(late_days) filter (where late_middle) end as median,
           min(days) filter (where lower) as low,
           case when count(*) filter (where upper) = count(late_days) filter (where upper)
                then max(late_days) filter (where upper) end as high,
           cast(sum(days * tenths) as double) / 10 as least_p90,
           case when count(late_tenths) = count(late_days) filter (where late_tenths > 0)
                then cast(sum(late_days * late_tenths) as double) / 10 end as p90
    from marked
    where middle or late_middle or lower or upper or tenths > 0 or late_tenths > 0
    group by queue
)
select q.measure, q.subject, q.period, q.items,
       case when not q.hidden then s.median end as median,
       case when not q.hidden then case when s.median is null then s.least_median else s.low end end as low,
       case when not q.hidden and s.median is not null then s.high end as high,
       case when not q.hidden then s.p90 end as p90,
       case when not q.hidden and s.p90 is null then s.least_p90 end as p90_low
from queue q
join summed s on s.queue = q.queue
