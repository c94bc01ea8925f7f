/*
title: The administrations to whose projects outside what is collected of us our people gave code
materialised: false
*/
with known as (
    select r.id as project, r.id, r.organisation
    from repository r
    union
    select a.alias, r.id, r.organisation
    from repository_alias a
    join repository r on r.id = a.repository
)
select g.organisation, g.project, g.given, k.id as repository, coalesce(k.organisation, s.name) as administration
from given g
left join known k on k.project = g.project
left join steward s on s.project = g.project and s.kind = 'administration'
where g.kind <> 'issue' and g.given is not null and coalesce(k.organisation, s.name) <> g.organisation
