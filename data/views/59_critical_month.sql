/*
title: The packages that so many repositories ask for themselves, or that ospo.yaml names, in each month
*/
with used as (
    select organisation, period, package, count(distinct repository) filter (where coalesce(direct, true)) as repositories
    from component_month
    where package is not null
    group by organisation, period, package
)
select u.organisation, u.period, u.package, u.repositories, p.project
from used u
left join package p on p.package = u.package
where u.repositories >= $critical_from or list_contains($critical, u.package)
