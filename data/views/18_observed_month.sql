/*
title: The state of what was observed at the end of each month, by repository
*/
with last_of_month as (
    select repository, kind, name, value, cast(date_trunc('month', observed_at) as date) as month,
           row_number() over (partition by repository, kind, name, date_trunc('month', observed_at)
                              order by observed_at desc) as newest
    from observation
),
standing as (
    select repository, kind, name, value, month as since,
           lead(month) over (partition by repository, kind, name order by month) as until
    from last_of_month
    where newest = 1
)
select m.organisation, m.repository, m.period, s.kind, s.name, s.value
from month m
join standing s on s.repository = m.repository and m.period >= s.since and (s.until is null or m.period < s.until)
