/*
title: What our people gave to repositories that are not ours, by project and month
needs: [outside_contribution]
*/
with used as (
    select c.organisation, p.project, min(c.package) as package
    from component_now c
    join package p on p.package = c.package
    where p.project is not null
    group by c.organisation, p.project
)
select g.organisation, g.project, u.package, g.kind, g.made as period, count(*) as made, count(g.given) as given
from given g
left join used u on u.organisation = g.organisation and u.project = g.project
group by g.organisation, g.project, u.package, g.kind, g.made
