/*
title: The twelve months that a period of twelve months ends with
*/
with period as (
    select distinct period
    from month
),
back as (
    select period, unnest(generate_series(0, 11)) as n
    from period
)
select period, cast(cast(period as timestamp) - n * interval 1 month as date) as month
from back
