/*
title: Libyears
question: How many years are the components behind their newest stable versions, all together?
version: "1"
kind: state
unit: years
better: lower
window: end of month
needs: [package]
source: "Cox and others, Measuring Dependency Freshness; CHAOSS, Libyears: newest stable version's day minus the used one's, never below 0. Over components whose days are both known; each version once"
*/
with counted as (
    select h.subject, h.period, sum(a.libyears) as libyears, count(a.libyears) as dated, count(*) as components
    from component_held h
    left join component_age a on a.number = h.number and a.period = h.period
    group by h.subject, h.period
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 and c.components is null then 0 else c.libyears end as value,
       coalesce(c.dated, 0) as sample_size
from subject_month s
left join listed_month k on k.subject = s.subject and k.period = s.period
left join counted c on c.subject = s.subject and c.period = s.period
