/*
title: Contributions of each person by repository and month; domain is whose they are, ours first
*/
select organisation, repository, person, month, count(*) as commits, count(*) filter (where once) as commits_once,
       coalesce(min(domain) filter (where domain = organisation), min(domain)) as domain
from human_commit
group by organisation, repository, person, month
