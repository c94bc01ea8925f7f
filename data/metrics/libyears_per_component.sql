/*
title: Libyears per component
question: How many years is a component behind its newest stable version, on average?
version: "1"
kind: level
unit: years
better: lower
window: end of month
needs: [package]
source: "Cox and others, Measuring Dependency Freshness; CHAOSS, Libyears: newest stable version's day minus the used one's, never below 0. Over components whose days are both known; each version once"
*/
with counted as (
    select h.subject, h.period, sum(a.libyears) as libyears, count(a.libyears) as dated
    from component_held h
    left join component_age a on a.number = h.number and a.period = h.period
    group by h.subject, h.period
)
select s.organisation, s.repository, s.period,
       c.libyears / nullif(c.dated, 0) as value, coalesce(c.dated, 0) as sample_size
from subject_month s
left join counted c on c.subject = s.subject and c.period = s.period
