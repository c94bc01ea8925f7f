/*
title: Administrations that contribute
question: How many other administrations worked on our software in a year?
version: "1"
kind: count
unit: "administrations"
better: higher
window: 12 months
needs: [commit]
source: "Other administrations with at least one commit by a person, no merge, told by mail domain; needs people.domains, unknown where half or more of the commits cannot be told; copies of others' repositories left out"
*/
with counted as (
    select c.subject, y.period, count(distinct c.administration) as administrations
    from contribution c
    join year_month y on y.month = c.month
    group by c.subject, y.period
    union all
    select c.whole, y.period, count(distinct c.administration)
    from contribution c
    join year_month y on y.month = c.month
    group by c.whole, y.period
),
worked as (
    select subject, period, sum(commits) as commits, count(*) filter (where domain is null) as strangers,
           cast(coalesce(sum(commits) filter (where domain is null), 0) as double) as unknown
    from person_year
    group by subject, period
)
select s.organisation, s.repository, s.period,
       case when i.organisation is not null and coalesce(2 * w.unknown < w.commits, true)
            then coalesce(c.administrations, 0) end as value,
       case when i.organisation is not null then coalesce(c.administrations, 0) end as low,
       case when i.organisation is not null then coalesce(c.administrations, 0) + coalesce(w.strangers, 0) end as high,
       coalesce(w.commits, 0) as sample_size
from subject_month s
left join identified i on i.organisation = s.organisation
left join counted c on c.subject = s.subject and c.period = s.period
left join worked w on w.subject = s.subject and w.period = s.period
