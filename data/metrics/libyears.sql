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
    select distinct c.organisation, c.repository, c.period, c.component, a.libyears
    from component_month c
    join component_age a on a.component = c.component and a.period = c.period
    where a.libyears is not null
),
one_each as (
    select organisation, repository, period, libyears
    from aged
    union all
    select distinct_component.organisation, cast(null as varchar), distinct_component.period, distinct_component.libyears
    from (select distinct organisation, period, component, libyears from aged) distinct_component
),
summed as (
    select organisation, repository, period, sum(libyears) as libyears, count(*) as components
    from one_each
    group by organisation, repository, period
)
select s.organisation, s.repository, s.period, l.libyears as value, coalesce(l.components, 0) as sample_size
from subject_month s
left join summed l on l.organisation = s.organisation and l.repository is not distinct from s.repository and l.period = s.period
