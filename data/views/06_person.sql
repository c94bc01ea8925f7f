/*
title: Identities that are another person's, by .mailmap and then by ospo.yaml
*/
with mapped as (
    select identity, min(person) as person
    from alias
    where source <> 'ospo.yaml'
    group by identity
),
said as (
    select identity, min(person) as person
    from alias
    where source = 'ospo.yaml'
    group by identity
)
select coalesce(m.identity, d.identity) as identity, coalesce(d.person, t.person, m.person) as person
from mapped m
full join said d on d.identity = m.identity
left join said t on t.identity = m.person
