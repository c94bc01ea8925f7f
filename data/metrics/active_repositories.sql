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
select m.organisation, m.repository, m.period, count(a.repository) as value, count(*) as sample_size
from month m
left join active_repository a on a.repository = m.repository and a.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
