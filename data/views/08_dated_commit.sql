/*
title: Commits in scope with the month they belong to, whose they are, and whether they count for the organisation
materialised: false
*/
with checked as (
    select s.organisation, s.subject, c.parents > 1 as merge, c.added, c.removed, c.bot, c.identity, c.domain,
           c.authored_at, c.committed_at, k.first_at,
           coalesce(h.repository = c.repository, true) as once,
           coalesce(c.authored_at between timestamp '1970-01-01' and k.last_at + interval 1 day, false) as dated,
           coalesce(c.committed_at between timestamp '1970-01-01' and k.last_at + interval 1 day, false) as committed
    from "commit" c
    join subject s on s.repository = c.repository
    join collected k on k.repository = c.repository
    left join home h on h.organisation = s.organisation and h.hash = c.hash
)
select c.organisation, c.subject, c.once, c.merge, c.added, c.removed,
       c.bot or p.bot as bot, p.person,
       coalesce(i.organisation, d.organisation) as domain,
       not c.dated as misdated,
       least(t.period, cast(date_trunc('month', case
           when c.dated then c.authored_at when c.committed then c.committed_at else c.first_at end) as date)) as period
from checked c
cross join today t
join person p on p.identity = c.identity
left join affiliation i on i.key = c.identity
left join affiliation d on d.key = c.domain
