/*
title: Repositories with a severe vulnerability
question: How many repositories are built from something with a known vulnerability of high or critical severity?
version: "1"
kind: state
unit: "%"
better: lower
window: end of month
needs: [component, advisory]
source: "OSV: severity by CVSS, 7 and more; repositories whose components are known"
*/
with severe as (
    select distinct subject, period
    from open_flaw
    where severity >= 3
),
looked_at as (
    select m.subject, m.whole, m.period, v.subject is not null as vulnerable
    from screened_month m
    left join severe v on v.subject = m.subject and v.period = m.period
),
counted as (
    select subject, period, vulnerable
    from looked_at
    union all
    select whole, period, vulnerable
    from looked_at
)
select s.organisation, s.repository, s.period,
       100 * cast(count(*) filter (where c.vulnerable) as double) / nullif(count(c.vulnerable), 0) as value,
       count(c.vulnerable) as sample_size
from subject_month s
left join counted c on c.subject = s.subject and c.period = s.period
group by s.organisation, s.repository, s.period
