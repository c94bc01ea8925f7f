/*
title: Repositories, what they are and whether figures speak of them
needs: [repository, commit, tag, observation]
*/
with commits as (
    select c.repository, count(*) as all_commits,
           min(c.authored_at) filter (where c.authored_at between timestamp '1970-01-01' and k.last_at + interval 1 day) as first_commit,
           max(c.authored_at) filter (where c.authored_at between timestamp '1970-01-01' and k.last_at + interval 1 day) as last_commit
    from "commit" c
    join collected k on k.repository = c.repository
    group by c.repository
),
tags as (
    select c.repository, count(distinct t.name) as tags
    from collection c
    left join tag t on t.repository = c.repository
    where c.resource = 'tag' and c.confirmed_at is not null
    group by c.repository
),
licences as (
    select repository, string_agg(distinct value, ', ' order by value) as licence
    from standing
    where until is null and kind = 'licence' and value is not null
    group by repository
),
told as (
    select repository,
           max(value) filter (where name = 'description') as description,
           max(value) filter (where name = 'topics') as topics,
           max(value) filter (where name = 'parent') as parent,
           max(value) filter (where name = 'licence') as forge_licence,
           max(value) filter (where name = 'issues') as issues,
           max(value) filter (where name = 'protection') as protection,
           cast(max(value) filter (where name = 'stars') as bigint) as stars,
           cast(max(value) filter (where name = 'forks') as bigint) as forks
    from standing
    where until is null and kind = 'forge'
    group by repository
),
present as (
    select repository, string_agg(name, ', ' order by name) as files
    from standing
    where until is null and kind = 'file' and value is not null
    group by repository
)
select r.id, r.organisation, r.role, r.source, r.default_branch, r.archived, r.mirror, r.private, r.complete_from,
       f.repository is not null as fork, s.repository is not null as in_scope,
       case when k.last_at is not null then coalesce(c.all_commits, 0) end as all_commits,
       cast(c.first_commit as date) as first_commit, cast(c.last_commit as date) as last_commit,
       t.tags, l.licence, p.files, o.description, o.topics, o.forge_licence, o.parent, o.issues, o.protection, o.stars, o.forks
from repository r
left join scope s on s.repository = r.id
left join fork f on f.repository = r.id
left join collected k on k.repository = r.id
left join commits c on c.repository = r.id
left join tags t on t.repository = r.id
left join licences l on l.repository = r.id
left join present p on p.repository = r.id
left join told o on o.repository = r.id
