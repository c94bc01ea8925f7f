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
with counted as (
    select h.subject, h.period, count(*) as components, count(*) filter (where m.unlicensed) as unknown
    from component_held h
    join material m on m.number = h.number
    group by h.subject, h.period
)
select s.organisation, s.repository, s.period,
       100 * cast(c.unknown as double) / c.components as value, coalesce(c.components, 0) as sample_size
from subject_month s
left join counted c on c.subject = s.subject and c.period = s.period
