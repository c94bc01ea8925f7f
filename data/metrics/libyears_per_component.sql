/*
title: Libyears per component
question: How many years is a component behind its newest stable version, on average?
version: "1"
kind: level
unit: years
better: lower
window: end of month
needs: [component, package]
source: "Cox and others, Measuring Dependency Freshness; CHAOSS, Libyears: newest stable version's day minus the used one's, never below 0. Over components whose days are both known; each version once"
*/
with aged as (
    select c.organisation, c.repository, c.period, c.component, max(a.libyears) as libyears
    from component_month c
    left join component_age a on a.component = c.component and a.period = c.period
    group by grouping sets ((c.organisation, c.period, c.component), (c.organisation, c.repository, c.period, c.component))
),
summed as (
    select organisation, repository, period, sum(libyears) as libyears, count(libyears) as dated
    from aged
    group by organisation, repository, period
)
select s.organisation, s.repository, s.period,
       l.libyears / nullif(l.dated, 0) as value, coalesce(l.dated, 0) as sample_size
from subject_month s
left join summed l on l.organisation = s.organisation and l.repository is not distinct from s.repository and l.period = s.period
