/*
title: Commits, tags and merged change requests of people in the six months to a period, and the most of one person
*/
with tagged as (
    select t.repository, least(d.period, cast(date_trunc('month', t.tagged_at) as date)) as period, count(*) as tags
    from tag t
    join collected k on k.repository = t.repository
    cross join today d
    where t.tagged_at between timestamp '1970-01-01' and k.last_at + interval 1 day
    group by t.repository, least(d.period, cast(date_trunc('month', t.tagged_at) as date))
),
merged as (
    select repository, merged as period, count(*) as merged,
           count(*) filter (where reviewed_at < cast(merged as timestamp) + interval 1 month) as reviewed
    from item
    where resource = 'change_request' and merged is not null
    group by repository, merged
),
each_person as (
    select p.subject, y.period, p.person, sum(p.commits) as commits
    from person_month p
    join year_month y on y.month = p.month
    where year(y.period) * 12 + month(y.period) - year(p.month) * 12 - month(p.month) < 6
    group by p.subject, y.period, p.person
),
busiest as (
    select subject, period, max(commits) as most
    from each_person
    group by subject, period
)
select s.subject, m.period, b.most,
       sum(coalesce(c.commits, 0)) over half as commits,
       sum(coalesce(t.tags, 0)) over half as tags,
       sum(coalesce(g.merged, 0)) over half as merged,
       sum(coalesce(g.reviewed, 0)) over half as reviewed
from month m
join subject s on s.repository = m.repository
left join commit_month c on c.subject = s.subject and c.period = m.period
left join tagged t on t.repository = m.repository and t.period = m.period
left join merged g on g.repository = m.repository and g.period = m.period
left join busiest b on b.subject = s.subject and b.period = m.period
window half as (partition by s.subject order by m.period rows between 5 preceding and current row)
