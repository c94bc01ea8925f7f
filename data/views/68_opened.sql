/*
title: The months in which the pages were opened from another machine
*/
with said as (
    select unnest($opened) as period
)
select distinct cast(period as date) as period
from said
