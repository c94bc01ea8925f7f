/*
title: Contributions of each person by repository and month; domain is whose they are, ours first
*/
with counted as (
    select subject, person, month, count(*) as commits, count(*) filter (where once) as commits_once,
           coalesce(min(domain) filter (where domain = organisation), min(domain)) as domain
    from human_commit
    group by subject, person, month
)
select s.organisation, s.repository, s.whole, c.subject, c.person, c.month, c.commits, c.commits_once, c.domain
from counted c
join subject s on s.subject = c.subject
