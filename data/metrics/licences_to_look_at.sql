/*
title: Licences worth a look
question: In how many places does a component's licence not go with that of the software it is in?
version: "1"
kind: state
unit: "1"
better: lower
window: end of month
needs: [component, observation]
source: "Our table of licences that are worth a look beside each other, EUPL's list of compatible licences included; no legal advice. Components for development only where proprietary; where both licences are known"
*/
with outbound as (
    select repository, coalesce(licence, 'NOASSERTION') as outbound
    from outbound_licence
),
looked_at as (
    select c.organisation, c.repository, c.period, count(distinct c.component) as components
    from component_month c
    join outbound o on o.repository = c.repository
    join licence_look k on k.outbound = o.outbound and k.inbound = c.licence
    where k.reason not in ('unknown', 'outbound_unknown')
      and (k.reason = 'proprietary' or coalesce(c.scope, 'runtime') <> 'development')
    group by c.organisation, c.repository, c.period
),
summed as (
    select organisation, repository, period, sum(components) as components
    from looked_at
    group by grouping sets ((organisation, period), (organisation, repository, period))
),
known as (
    select organisation, repository, period, count(*) as repositories
    from inventory_month
    group by grouping sets ((organisation, period), (organisation, repository, period))
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 then coalesce(l.components, 0) end as value, coalesce(k.repositories, 0) as sample_size
from subject_month s
left join known k on k.organisation = s.organisation and k.repository is not distinct from s.repository and k.period = s.period
left join summed l on l.organisation = s.organisation and l.repository is not distinct from s.repository and l.period = s.period
