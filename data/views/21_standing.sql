/*
title: What was observed of a repository, each state with the month it holds from and the month that ends it
*/
with last_of_month as (
    select repository, kind, name, value, cast(date_trunc('month', observed_at) as date) as month,
           row_number() over (partition by repository, kind, name, date_trunc('month', observed_at)
                              order by observed_at desc) as newest
    from observation
)
select repository, kind, name, value, month as since,
       lead(month) over (partition by repository, kind, name order by month) as until
from last_of_month
where newest = 1
