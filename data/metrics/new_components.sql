/*
title: New components
question: How many packages that were not there before came in within a year?
version: "1"
kind: count
unit: "1"
better: neither
window: 12 months
needs: [component]
source: "Packages that no list named before, whatever became of them; another version of one that was there is none. What the first list of a repository or of another source names may be older: not counted. Unknown until the first list is twelve months old; low: those that came since"
*/
with begun as (
    select repository, min(first_seen) as begun_at
    from component_span
    group by repository
    union
    select repository, gone_at
    from component_span
    where replaced
),
seen as (
    select c.subject, c.whole, coalesce(c.package, c.component) as package, c.first_seen, b.begun_at is not null as listed_anew
    from component_span c
    left join begun b on b.repository = c.repository and b.begun_at = c.first_seen
),
told as (
    select subject, package, first_seen, listed_anew
    from seen
    union all
    select whole, package, first_seen, listed_anew
    from seen
),
came as (
    select subject, package, min(first_seen) filter (where not listed_anew) as came_at,
           min(first_seen) filter (where listed_anew) as listed_at
    from told
    group by subject, package
),
counted as (
    select c.subject, y.period, count(*) as packages
    from came c
    join year_month y on y.month = cast(date_trunc('month', c.came_at) as date)
    where coalesce(c.came_at < c.listed_at, true)
    group by c.subject, y.period
),
known as (
    select subject, min(period) as since
    from listed_month
    group by subject
)
select s.organisation, s.repository, s.period,
       case when k.since <= cast(cast(s.period as timestamp) - interval 12 month as date) then coalesce(c.packages, 0) end as value,
       case when k.since > cast(cast(s.period as timestamp) - interval 12 month as date) then coalesce(c.packages, 0) end as low,
       cast(null as bigint) as high, coalesce(c.packages, 0) as sample_size
from subject_month s
left join known k on k.subject = s.subject and k.since <= s.period
left join counted c on c.subject = k.subject and c.period = s.period
