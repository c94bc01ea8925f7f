/*
title: Packages in use, how much stands on each, and what is known of them
needs: [component, package, advisory, scorecard, upstream_work]
*/
with risk as (
    select organisation, package, sum(weight * low) / 100 as low, sum(weight * high) / 100 as high
    from risk_part
    group by organisation, package
),
recent as (
    select g.organisation, g.project, count(*) filter (where g.kind = 'change_request') as change_requests,
           count(*) filter (where g.kind = 'issue') as issues, count(*) filter (where g.kind = 'commit') as commits
    from given g
    cross join today t
    where g.given > cast(t.period - interval 12 month as date)
    group by g.organisation, g.project
),
licences as (
    select organisation, package, string_agg(distinct licence, ', ' order by licence) as licence,
           string_agg(distinct class, ', ' order by class) as class
    from component_now
    group by organisation, package
),
fixes as (
    select c.organisation, v.package, count(distinct a.canonical) as vulnerabilities,
           count(distinct a.canonical) filter (where v.fixed is not null) as fixable
    from component_now c
    join vulnerability v on v.component = c.component
    join advisory a on a.advisory = v.advisory and a.withdrawn_at is null
    group by c.organisation, v.package
)
select u.organisation, u.package, p.project, u.repositories, u.direct_repositories, u.of_repositories, u.versions,
       u.runtime, u.critical, l.licence, l.class, case when u.screened or x.vulnerabilities > 0 then coalesce(x.vulnerabilities, 0) end as vulnerabilities,
       u.vulnerable_repositories,
       coalesce(x.fixable, 0) as fixable, u.severity, u.score, u.screened, u.libyears, u.unmaintained,
       p.deprecated, f.archived, cast(u.newest_at as date) as newest_at, c.score as scorecard,
       cast(c.scored_at as date) as scored_at, w.absence_factor, w.contributors, b.kind as backing, b.backed_by,
       r.change_requests, r.issues,
       case when o.organisation is not null then greatest(coalesce(r.commits, 0), coalesce(w.our_commits, 0)) end as commits,
       u.looks, u.criticality, k.low as risk_low, k.high as risk_high,
       u.criticality * k.low as priority_low, u.criticality * k.high as priority_high
from package_use u
join risk k on k.organisation = u.organisation and k.package = u.package
left join licences l on l.organisation = u.organisation and l.package = u.package
left join fixes x on x.organisation = u.organisation and x.package = u.package
left join package p on p.package = u.package
left join upstream_facts f on f.project = p.project
left join upstream_work w on w.project = p.project
left join scorecard c on c.project = p.project
left join backing b on b.package = u.package
left join own o on o.organisation = u.organisation
left join recent r on r.organisation = u.organisation and r.project = p.project
