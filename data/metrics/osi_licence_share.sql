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
with counted as (
    select h.subject, h.period, count(*) as components, count(*) filter (where m.osi = 1) as approved,
           count(*) filter (where m.osi is null) as unknown
    from component_held h
    join material m on m.number = h.number
    group by h.subject, h.period
)
select s.organisation, s.repository, s.period,
       case when 2 * c.unknown < c.components then 100 * cast(c.approved as double) / c.components end as value,
       100 * cast(c.approved as double) / c.components as low,
       100 * cast(c.approved + c.unknown as double) / c.components as high, coalesce(c.components, 0) as sample_size
from subject_month s
left join counted c on c.subject = s.subject and c.period = s.period
