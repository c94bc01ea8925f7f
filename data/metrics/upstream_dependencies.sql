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
    select organisation, repository, period, count(distinct component) as components
    from component_month
    group by grouping sets ((organisation, period), (organisation, repository, period))
),
known as (
    select organisation, repository, period, count(*) as repositories
    from inventory_month
    group by grouping sets ((organisation, period), (organisation, repository, period))
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 then coalesce(c.components, 0) end as value,
       coalesce(k.repositories, 0) as sample_size
from subject_month s
left join known k
  on k.organisation = s.organisation and k.repository is not distinct from s.repository and k.period = s.period
left join counted c
  on c.organisation = s.organisation and c.repository is not distinct from s.repository and c.period = s.period
