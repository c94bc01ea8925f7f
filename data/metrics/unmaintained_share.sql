/*
title: Unmaintained components
question: How much of what the software is built from does nobody maintain any more?
version: "1"
kind: share
unit: "%"
better: lower
window: end of month
needs: [component, package]
source: "No stable release for two years, deprecated, or archived; unknown ones left out; each version once"
*/
with looked_at as (
    select distinct c.organisation, c.repository, c.period, c.component, a.unmaintained
    from component_month c
    join component_age a on a.component = c.component and a.period = c.period
    where a.unmaintained is not null
),
one_each as (
    select organisation, repository, period, unmaintained
    from looked_at
    union all
    select w.organisation, cast(null as varchar), w.period, w.unmaintained
    from (select distinct organisation, period, component, unmaintained from looked_at) w
),
counted as (
    select organisation, repository, period, count(*) as components, count(*) filter (where unmaintained) as unmaintained
    from one_each
    group by organisation, repository, period
)
select s.organisation, s.repository, s.period,
       100 * cast(c.unmaintained as double) / c.components as value, coalesce(c.components, 0) as sample_size
from subject_month s
left join counted c on c.organisation = s.organisation and c.repository is not distinct from s.repository and c.period = s.period
