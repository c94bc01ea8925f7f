/*
title: Which administration works on, copies or uses whose software
needs: [commit, observation, outside_contribution]
*/
-- Commits of fewer than five people are not counted out: how many they made might be known of each of them.
with given as (
    select organisation, repository, administration, cast(null as varchar) as other_repository, 'commit' as kind,
           min(month) as since, max(month) as last,
           cast(case when count(distinct person) >= 5 then sum(commits) end as bigint) as commits
    from contribution
    group by organisation, repository, administration
),
copied as (
    select o.organisation, c.original as repository, c.organisation as administration,
           c.repository as other_repository, 'fork' as kind, min(p.since) as since
    from copy c
    join scope o on o.repository = c.original
    left join standing p on p.repository = c.repository and p.kind = 'forge' and p.name = 'parent' and p.until is null
    group by o.organisation, c.original, c.organisation, c.repository
),
declared as (
    select repository, since, until, unnest(list_distinct(from_json(value, '["VARCHAR"]'))) as administration
    from standing
    where kind = 'publiccode' and name = 'used_by' and value is not null
),
used as (
    select s.organisation, s.repository, d.administration, 'used_by' as kind, min(d.since) as since
    from declared d
    join scope s on s.repository = d.repository
    group by s.organisation, s.repository, d.administration
    having count(*) filter (where d.until is null) > 0
),
outside as (
    select administration as organisation, coalesce(repository, project) as repository, organisation as administration,
           'outside' as kind, min(given) as since, max(given) as last
    from given_to
    group by all
),
every as (
    from given
    union all by name
    from copied
    union all by name
    from used
    union all by name
    from outside
)
select e.organisation, r.role, e.repository, e.administration, e.other_repository, e.kind, e.since, e.last, e.commits
from every e
left join (select organisation, max(role) as role from repository group by organisation) r
  on r.organisation = e.organisation
