/*
title: Dependencies
question: From how many components of others is the software built?
version: "1"
kind: state
unit: "1"
better: neither
window: end of month
needs: [component]
source: "CHAOSS, Upstream Code Dependencies: direct and transitive, each version once"
*/
with counted as (
    select subject, period, count(*) as components
    from component_held
    group by subject, period
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 then coalesce(c.components, 0) end as value,
       coalesce(k.repositories, 0) as sample_size
from subject_month s
left join listed_month k on k.subject = s.subject and k.period = s.period
left join counted c on c.subject = s.subject and c.period = s.period
