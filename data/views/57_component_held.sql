/*
title: The same for each repository and for the organisation as a whole, each component once
*/
select distinct subject, period, number
from component_month
union all
select distinct whole, period, number
from component_month
