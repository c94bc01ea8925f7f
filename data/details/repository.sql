/*
title: Repositories, what they are and whether figures speak of them
needs: [repository, commit, observation]
*/
with commits as (
    select repository, count(*) as all_commits, min(authored_at) as first_commit, max(authored_at) as last_commit
    from "commit"
    where authored_at >= timestamp '1970-01-01'
    group by repository
),
tags as (
    select repository, count(*) as tags
    from tag
    group by repository
),
newest as (
    select repository, kind, name, value,
           row_number() over (partition by repository, kind, name order by observed_at desc) as newest
    from observation
),
licences as (
    select repository, string_agg(distinct value, ', ' order by value) as licence
    from newest
    where newest = 1 and kind = 'licence' and value is not null
    group by repository
),
present as (
    select repository, string_agg(name, ', ' order by name) as files
    from newest
    where newest = 1 and kind = 'file' and value is not null
    group by repository
)
select r.id, r.organisation, r.role, r.source, r.default_branch, r.archived, r.mirror, r.private, r.complete_from,
       r.id in (select repository from fork) as fork, s.repository is not null as in_scope,
       c.all_commits, cast(c.first_commit as date) as first_commit, cast(c.last_commit as date) as last_commit,
       coalesce(t.tags, 0) as tags, l.licence, p.files
from repository r
left join scope s on s.repository = r.id
left join commits c on c.repository = r.id
left join tags t on t.repository = r.id
left join licences l on l.repository = r.id
left join present p on p.repository = r.id
