/*
title: Dependencies we commit to
question: To how many of the projects that our packages come from did our people commit in a year?
version: "1"
kind: count
unit: "1"
better: higher
window: end of month
needs: [component, package]
source: "Commits in the twelve months before each project was read, by the accounts and domains in people; a reading speaks of its month and of those next to it. Of people nothing is kept, so projects are counted. high: as if we had committed to those that were not read too"
*/
with looked_at as (
    select u.project, u.our_commits, m.period
    from upstream_work u
    join (select distinct period from month) m
      on m.period between cast(cast(date_trunc('month', u.read_at) as date) - interval 1 month as date)
                      and cast(cast(date_trunc('month', u.read_at) as date) + interval 1 month as date)
),
used as (
    select distinct h.subject, h.period, p.project
    from component_held h
    join (select distinct period from looked_at) l on l.period = h.period
    join material m on m.number = h.number
    join package p on p.package = m.package
    where p.project not in (select id from repository where role = 'self')
      and p.project not in (select a.alias from repository_alias a join repository r on r.id = a.repository where r.role = 'self')
),
counted as (
    select u.subject, u.period, count(l.project) as projects, count(*) - count(l.project) as unread,
           count(*) filter (where l.our_commits > 0) as ours
    from used u
    left join looked_at l on l.project = u.project and l.period = u.period
    group by u.subject, u.period
)
select s.organisation, s.repository, s.period, c.ours as value, c.ours as low, c.ours + c.unread as high,
       coalesce(c.projects, 0) as sample_size
from subject_month s
left join own w on w.organisation = s.organisation
left join counted c on w.organisation is not null and c.subject = s.subject and c.period = s.period and c.projects > 0
