/*
title: The packages that so many repositories ask for themselves, or that ospo.yaml names, in each month
*/
with asked as (
    select organisation, period, package, count(distinct repository) as repositories
    from component_month
    where package is not null and coalesce(direct, true)
    group by organisation, period, package
)
select a.organisation, a.period, a.package, a.repositories, p.project
from asked a
left join package p on p.package = a.package
where a.repositories >= $critical_from or list_contains($critical, a.package)
