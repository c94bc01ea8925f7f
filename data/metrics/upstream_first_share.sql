/*
title: Upstream first
question: How much of what our people give to others goes to what we depend on?
version: "1"
kind: share
unit: "%"
better: neither
window: 12 months
needs: [component, package, outside_contribution]
source: "Contributions to others in the twelve months, those to source repositories of packages in use at their end"
*/
with used as (
    select distinct s.organisation, c.period, p.project
    from component_held c
    join subject s on s.subject = c.subject and s.repository is null
    join material m on m.number = c.number
    join package p on p.package = m.package
    where p.project is not null
),
counted as (
    select g.organisation, y.period, count(*) as contributions, count(u.project) as upstream
    from given g
    join year_month y on y.month = g.given
    join (select distinct organisation, period from inventory_month) k
      on k.organisation = g.organisation and k.period = y.period
    left join used u on u.organisation = g.organisation and u.period = y.period and u.project = g.project
    group by g.organisation, y.period
)
select s.organisation, s.repository, s.period,
       100 * cast(c.upstream as double) / nullif(c.contributions, 0) as value, coalesce(c.contributions, 0) as sample_size
from subject_month s
left join counted c on s.repository is null and c.organisation = s.organisation and c.period = s.period
