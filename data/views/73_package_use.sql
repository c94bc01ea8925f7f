/*
title: How many repositories of an organisation are built from a package, and the worst that is known of it there
*/
with whole as (
    select s.organisation, count(*) as repositories
    from inventory i
    join scope s on s.repository = i.repository
    where i.listed > 0
    group by s.organisation
),
used as (
    select organisation, package, count(distinct repository) as repositories,
           count(distinct repository) filter (where asked_for) as direct_repositories,
           count(distinct version) as versions, bool_or(coalesce(scope, 'runtime') = 'runtime') as runtime,
           count(*) filter (where not screened) = 0 as screened, count(distinct repository) filter (where flaws > 0) as vulnerable_repositories, max(severity) as severity, max(score) as score,
           max(worst) as worst, bool_or(unrated) as unrated, max(libyears) as libyears,
           bool_or(unmaintained) as unmaintained, max(newest_at) as newest_at,
           count(distinct repository) filter (where look not in ('unknown', 'outbound_unknown')) as looks,
           bool_or(class = 'unknown' or coalesce(look = 'outbound_unknown', false)) as unlicensed
    from component_now
    where package is not null
    group by organisation, package
)
select u.*, w.repositories as of_repositories,
       u.direct_repositories >= $critical_from or list_contains($critical, u.package) as critical,
       case when list_contains($critical, u.package) then 1
            else (cast(u.direct_repositories + u.repositories as double) / 2) / w.repositories end as criticality
from used u
join whole w on w.organisation = u.organisation
