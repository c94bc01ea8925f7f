/*
title: Contributions of each person in the twelve months to a period, by repository and for the organisation as a whole
*/
with repository_year as (
    select p.subject, p.person, y.period, sum(p.commits) as commits, sum(p.commits_once) as commits_once,
           coalesce(min(p.domain) filter (where p.domain = p.organisation), min(p.domain)) as domain
    from person_month p
    join year_month y on y.month = p.month
    group by p.subject, p.person, y.period
)
select subject, person, period, cast(commits as bigint) as commits, domain
from repository_year
union all
select s.whole, y.person, y.period, cast(sum(y.commits_once) as bigint),
       coalesce(min(y.domain) filter (where y.domain = s.organisation), min(y.domain))
from repository_year y
join subject s on s.subject = y.subject
where y.commits_once > 0
group by s.whole, y.person, y.period
