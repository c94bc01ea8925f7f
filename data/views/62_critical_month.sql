/*
title: The packages that so many repositories ask for themselves, or that ospo.yaml names, in each month
*/
with used as (
    select m.whole, m.period, c.package, count(distinct m.subject) filter (where c.asked_for) as repositories
    from component_month m
    join component_span c on c.span = m.span
    where c.package is not null
    group by m.whole, m.period, c.package
)
select s.organisation, u.period, u.package, u.repositories, p.project
from used u
join subject s on s.subject = u.whole
left join package p on p.package = u.package
where u.repositories >= $critical_from or list_contains($critical, u.package)
