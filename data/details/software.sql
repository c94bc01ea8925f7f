/*
title: The software in public repositories, ours and of peers, and what it says of itself
needs: [repository, commit, observation]
*/
with said as (
    select repository,
           max(value) filter (where kind = 'publiccode' and name = 'name') as title,
           max(value) filter (where kind = 'publiccode' and name = 'url') as url,
           max(value) filter (where kind = 'publiccode' and name = 'software_type') as software_type,
           max(value) filter (where kind = 'publiccode' and name = 'categories') as categories,
           max(value) filter (where kind = 'publiccode' and name = 'used_by') as used_by,
           coalesce(max(value) filter (where kind = 'publiccode' and name = 'description'),
                    max(value) filter (where kind = 'forge' and name = 'description')) as description,
           max(value) filter (where kind = 'forge' and name = 'topics') as topics,
           coalesce(string_agg(distinct value, ', ' order by value) filter (where kind = 'licence' and value <> 'NOASSERTION'),
                    max(nullif(value, 'NOASSERTION')) filter (where kind = 'forge' and name = 'licence')) as licence
    from standing
    where until is null
    group by repository
),
worked_on as (
    select repository, max(period) as last
    from commit_month
    where commits + merges > 0
    group by repository
)
select s.organisation, s.role, s.repository,
       coalesce(p.title, regexp_extract(s.repository, '[^/]+$')) as title, p.description,
       array_to_string(from_json(p.categories, '["VARCHAR"]'), ', ') as categories,
       replace(p.topics, ',', ', ') as topics, p.software_type,
       case when regexp_matches(p.url, '^https?://') then p.url
            when r.forge is not null then 'https://' || s.repository end as url,
       len(list_distinct(from_json(p.used_by, '["VARCHAR"]'))) as used_by, p.licence, w.last as last_commit, s.archived
from scope s
join repository r on r.id = s.repository
left join said p on p.repository = s.repository
left join worked_on w on w.repository = s.repository
where not coalesce(r.private, false)
