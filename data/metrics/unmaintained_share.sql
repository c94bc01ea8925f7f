/*
title: Unmaintained components
question: How much of what the software is built from does nobody maintain any more?
version: "1"
kind: share
unit: "%"
better: lower
window: end of month
needs: [package]
source: "No stable release for two years, deprecated, or archived; unknown ones left out; each version once"
*/
with counted as (
    select h.subject, h.period, count(*) as components, count(*) filter (where a.unmaintained) as unmaintained
    from component_held h
    join component_age a on a.number = h.number and a.period = h.period
    where a.unmaintained is not null
    group by h.subject, h.period
)
select s.organisation, s.repository, s.period,
       100 * cast(c.unmaintained as double) / c.components as value, coalesce(c.components, 0) as sample_size
from subject_month s
left join counted c on c.subject = s.subject and c.period = s.period
