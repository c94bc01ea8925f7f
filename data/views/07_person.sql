/*
title: Every identity with the number of the person behind it, by .mailmap and then by ospo.yaml, and whether it is a machine's
*/
with identity as (
    select distinct identity
    from "commit"
    union
    select identity
    from bot
    union
    select author
    from issue
    where author is not null
    union
    select responder
    from issue
    where responder is not null
    union
    select author
    from change_request
    where author is not null
    union
    select responder
    from change_request
    where responder is not null
),
mapped as (
    select identity, min(person) as person
    from alias
    where source <> 'ospo.yaml'
    group by identity
),
said as (
    select coalesce(m.person, a.identity) as identity, min(coalesce(p.person, a.person)) as person
    from alias a
    left join mapped m on m.identity = a.identity
    left join mapped p on p.identity = a.person
    where a.source = 'ospo.yaml'
    group by coalesce(m.person, a.identity)
),
one as (
    select i.identity, coalesce(s.person, m.person, i.identity) as person, b.identity is not null as bot
    from identity i
    left join mapped m on m.identity = i.identity
    left join said s on s.identity = coalesce(m.person, i.identity)
    left join bot b on b.identity = i.identity
)
select identity, cast(dense_rank() over (order by person) as integer) as person, bool_or(bot) over (partition by person) as bot
from one
