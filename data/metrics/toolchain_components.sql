/*
title: Tools that software is made with
question: How many packages serve to build, test and check the software?
version: "1"
kind: state
unit: "1"
better: neither
window: end of month
needs: [component]
source: "Steps of pipelines, and packages that a list says are for development; each once, in whatever version. Unknown where no list says what its packages are for"
*/
with listed as (
    select m.subject, m.whole, m.period, c.scope is not null as said,
           case when c.scope = 'development' or starts_with(c.component, 'pkg:github') then coalesce(c.package, c.component) end as tool
    from component_month m
    join component_span c on c.span = m.span
),
told as (
    select subject, period, said, tool
    from listed
    union all
    select whole, period, said, tool
    from listed
),
counted as (
    select subject, period, count(distinct tool) as tools, bool_or(said or tool is not null) as said
    from told
    group by subject, period
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 and coalesce(c.said, true) then coalesce(c.tools, 0) end as value,
       coalesce(k.repositories, 0) as sample_size
from subject_month s
left join listed_month k on k.subject = s.subject and k.period = s.period
left join counted c on c.subject = s.subject and c.period = s.period
