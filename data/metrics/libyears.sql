/*
title: Libyears
question: How many years are the components behind their newest stable versions, all together?
version: "1"
kind: state
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
    select organisation, repository, period, sum(libyears) as libyears, count(libyears) as dated, count(*) as components
    from aged
    group by organisation, repository, period
),
known as (
    select organisation, repository, period, count(*) as repositories
    from inventory_month
    group by grouping sets ((organisation, period), (organisation, repository, period))
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 and l.components is null then 0 else l.libyears end as value, coalesce(l.dated, 0) as sample_size
from subject_month s
left join known k on k.organisation = s.organisation and k.repository is not distinct from s.repository and k.period = s.period
left join summed l on l.organisation = s.organisation and l.repository is not distinct from s.repository and l.period = s.period
