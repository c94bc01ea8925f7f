/*
title: Active repositories
question: How many repositories did people work on in a year?
version: "1"
kind: count
unit: "1"
better: neither
window: 12 months
needs: [commit]
source: "CHAOSS, Project Velocity: at least one contribution; archived repositories end with their last one"
*/
with active as (
    select p.organisation, p.repository, p.period
    from person_year p
    where p.repository is not null
    group by p.organisation, p.repository, p.period
),
last_month as (
    select repository, max(month) as month
    from person_month
    group by repository
)
select m.organisation, m.repository, m.period,
       count(a.repository) filter (where not (s.archived and m.period > l.month)) as value,
       count(*) as sample_size
from month m
join scope s on s.repository = m.repository
left join active a on a.repository = m.repository and a.period = m.period
left join last_month l on l.repository = m.repository
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
