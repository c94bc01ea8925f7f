/*
title: Commits in scope with the month they belong to, whose they are, and whether they count for the organisation
materialised: false
*/
with checked as (
    select s.organisation, c.*, k.first_at, k.last_at + interval 1 day as latest,
           coalesce(h.repository = c.repository, true) as once
    from "commit" c
    join scope s on s.repository = c.repository
    join collected k on k.repository = c.repository
    left join home h on h.organisation = s.organisation and h.hash = c.hash
)
select c.organisation, c.repository, c.once, c.parents > 1 as merge, c.added, c.removed,
       c.bot or b.identity is not null as bot,
       coalesce(p.person, c.identity) as person,
       coalesce(i.organisation, d.organisation) as domain,
       not coalesce(c.authored_at between timestamp '1970-01-01' and c.latest, false) as misdated,
       cast(date_trunc('month', case
           when c.authored_at between timestamp '1970-01-01' and c.latest then c.authored_at
           when c.committed_at between timestamp '1970-01-01' and c.latest then c.committed_at
           else c.first_at end) as date) as period
from checked c
left join bot b on b.identity = c.identity
left join person p on p.identity = c.identity
left join affiliation i on i.key = c.identity
left join affiliation d on d.key = c.domain
