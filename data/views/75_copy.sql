/*
title: Repositories that are copies of another organisation's, by their own forge or because a bigger one holds more than half of them
*/
with held as (
    select c.organisation, c.repository, c.hash
    from shared_commit c
    join scope s on s.repository = c.repository
),
across as (
    select hash
    from held
    group by hash
    having min(organisation) <> max(organisation)
),
pair as (
    select a.repository as one, b.repository as other, count(*) as common
    from across x
    join held a on a.hash = x.hash
    join held b on b.hash = a.hash and b.organisation <> a.organisation and a.repository < b.repository
    group by a.repository, b.repository
),
size as (
    select c.repository, count(*) as commits
    from "commit" c
    join (select one as repository from pair union select other from pair) p on p.repository = c.repository
    group by c.repository
),
found as (
    select case when o.commits <= n.commits then p.other else p.one end as repository,
           case when o.commits <= n.commits then p.one else p.other end as original
    from pair p
    join size n on n.repository = p.one
    join size o on o.repository = p.other
    where 2 * p.common > least(n.commits, o.commits)
),
told as (
    select p.repository, coalesce(a.repository, p.value) as original
    from standing p
    left join repository_alias a on a.alias = p.value
    where p.kind = 'forge' and p.name = 'parent' and p.until is null
),
either as (
    select repository, original
    from told
    union
    select f.repository, f.original
    from found f
    join repository r on r.id = f.repository and r.fork is null
)
select e.repository, r.organisation, e.original
from either e
join repository r on r.id = e.repository
join scope o on o.repository = e.original
where r.organisation <> o.organisation and not coalesce(r.private, false) and not list_contains($excluded, r.id)
