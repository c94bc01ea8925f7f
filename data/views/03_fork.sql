/*
title: Repositories that are forks, by their own forge or because a bigger one holds more than half of them
*/
with size as (
    select repository, count(*) as commits
    from "commit"
    group by repository
),
pair as (
    select a.repository as one, b.repository as other, count(*) as common
    from shared_commit a
    join shared_commit b on b.organisation = a.organisation and b.hash = a.hash and a.repository < b.repository
    group by a.repository, b.repository
),
smaller as (
    select distinct case when o.commits <= n.commits then p.other else p.one end as repository
    from pair p
    join size n on n.repository = p.one
    join size o on o.repository = p.other
    where 2 * p.common > least(n.commits, o.commits)
)
select r.id as repository
from repository r
left join smaller s on s.repository = r.id
where coalesce(r.fork, s.repository is not null)
