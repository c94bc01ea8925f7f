/*
title: Contributions of each person in the twelve months to a period, by repository and (NULL) for the organisation
*/
with repository_year as (
    select p.organisation, p.repository, p.person, y.period,
           sum(p.commits) as commits, sum(p.commits_once) as commits_once,
           coalesce(min(p.domain) filter (where p.domain = p.organisation), min(p.domain)) as domain
    from person_month p
    join year_month y on y.month = p.month
    group by p.organisation, p.repository, p.person, y.period
)
select organisation, repository, person, period, commits, domain
from repository_year
union all
select organisation, cast(null as varchar), person, period, sum(commits_once),
       coalesce(min(domain) filter (where domain = organisation), min(domain))
from repository_year
where commits_once > 0
group by organisation, person, period
