/*
title: What was observed of a repository, each state with the month it holds from and the month that ends it
*/
with dated as (
    select repository, kind, name, value, observed_at, cast(date_trunc('month', observed_at) as date) as month
    from observation
),
last_of_month as (
    select repository, kind, name, value, month,
           row_number() over (partition by repository, kind, name, month order by observed_at desc) as newest
    from dated
)
select repository, kind, name, value, month as since,
       lead(month) over (partition by repository, kind, name order by month) as until
from last_of_month
where newest = 1
