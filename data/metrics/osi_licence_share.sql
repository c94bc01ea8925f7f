/*
title: OSI-approved licences
question: How much of what the software is built from is under a licence that the OSI approved?
version: "1"
kind: share
unit: "%"
better: higher
window: end of month
needs: [component]
source: "CHAOSS, OSI Approved Licenses: each version once; OR takes the best, AND the worst. low: unknown licences as not approved, high: as approved"
*/
with licensed as (
    select c.organisation, c.repository, c.period, c.component, min(cast(l.osi as integer)) as osi
    from component_month c
    left join licence l on l.declared = c.licence
    group by grouping sets ((c.organisation, c.period, c.component), (c.organisation, c.repository, c.period, c.component))
),
counted as (
    select organisation, repository, period, count(*) as components, count(*) filter (where osi = 1) as approved,
           count(*) filter (where osi is null) as unknown
    from licensed
    group by organisation, repository, period
)
select s.organisation, s.repository, s.period,
       case when 2 * c.unknown < c.components then 100 * cast(c.approved as double) / c.components end as value,
       100 * cast(c.approved as double) / c.components as low,
       100 * cast(c.approved + c.unknown as double) / c.components as high, coalesce(c.components, 0) as sample_size
from subject_month s
left join counted c on c.organisation = s.organisation and c.repository is not distinct from s.repository and c.period = s.period
