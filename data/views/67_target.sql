/*
title: The figures that a target is set for, in ospo.yaml or in the plan of an assessment
*/
with said as (
    select unnest($targets) as metric
)
select distinct cast(metric as varchar) as metric
from said
