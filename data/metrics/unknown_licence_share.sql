/*
title: Unknown licences
question: Of how much of what the software is built from is the licence not known?
version: "1"
kind: share
unit: "%"
better: lower
window: end of month
needs: [component]
source: "SPDX: expressions that name no known licence, and none at all; each version once"
*/
with licensed as (
    select c.organisation, c.repository, c.period, c.component, count(*) filter (where l.class <> 'unknown') = 0 as unknown
    from component_month c
    left join licence l on l.declared = c.licence
    group by grouping sets ((c.organisation, c.period, c.component), (c.organisation, c.repository, c.period, c.component))
),
counted as (
    select organisation, repository, period, count(*) as components, count(*) filter (where unknown) as unknown
    from licensed
    group by organisation, repository, period
)
select s.organisation, s.repository, s.period,
       100 * cast(c.unknown as double) / c.components as value, coalesce(c.components, 0) as sample_size
from subject_month s
left join counted c on c.organisation = s.organisation and c.repository is not distinct from s.repository and c.period = s.period
