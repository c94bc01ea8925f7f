/*
title: Licences worth a look
question: In how many places does a component's licence not go with that of the software it is in?
version: "1"
kind: state
unit: "1"
better: lower
window: end of month
needs: [component, observation]
source: "Our table of licences that are worth a look beside each other, EUPL's list of compatible licences included; no legal advice. Components for development only where proprietary; where both licences are known; unknown of a repository whose own is not"
*/
with looked_at as (
    select c.span
    from component_span c
    join outbound_licence o on o.repository = c.repository
    join licence_look k on k.outbound = coalesce(o.licence, 'NOASSERTION') and k.inbound = c.licence
    where k.reason not in ('unknown', 'outbound_unknown')
      and (k.reason = 'proprietary' or coalesce(c.scope, 'runtime') <> 'development')
),
place as (
    select distinct m.subject, m.whole, m.period, m.number
    from component_month m
    join looked_at l on l.span = m.span
),
known as (
    select subject, period, count(*) as repositories
    from (select s.subject, m.period
          from inventory_month m
          join subject s on s.repository = m.repository
          join outbound_licence o on o.repository = m.repository and o.licence is not null
          union all
          select s.whole, m.period
          from inventory_month m
          join subject s on s.repository = m.repository
          join outbound_licence o on o.repository = m.repository and o.licence is not null) k
    group by subject, period
),
counted as (
    select subject, period, count(*) as places
    from (select subject, period from place union all select whole, period from place) p
    group by subject, period
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 then coalesce(c.places, 0) end as value, coalesce(k.repositories, 0) as sample_size
from subject_month s
left join known k on k.subject = s.subject and k.period = s.period
left join counted c on c.subject = s.subject and c.period = s.period
