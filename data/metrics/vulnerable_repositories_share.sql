/*
title: Repositories with a severe vulnerability
question: How many repositories are built from something with a known vulnerability of high or critical severity?
version: "1"
kind: state
unit: "%"
better: lower
window: end of month
needs: [advisory]
source: "OSV: severity by CVSS, 7 and more; repositories whose components are known. high: as if those of unknown severity were severe"
*/
with flawed as (
    select subject, period, max(cast(coalesce(severity, 0) >= 3 as integer)) as severe,
           max(cast(coalesce(severity, 4) >= 3 as integer)) as perhaps
    from open_flaw
    group by subject, period
),
looked_at as (
    select m.subject, m.whole, m.period, coalesce(v.severe, 0) as severe, coalesce(v.perhaps, 0) as perhaps
    from screened_month m
    left join flawed v on v.subject = m.subject and v.period = m.period
),
counted as (
    select subject, period, count(*) as repositories, sum(severe) as severe, sum(perhaps) as perhaps
    from (select subject, period, severe, perhaps from looked_at
          union all
          select whole, period, severe, perhaps from looked_at) l
    group by subject, period
)
select s.organisation, s.repository, s.period,
       100 * cast(c.severe as double) / c.repositories as value,
       100 * cast(c.severe as double) / c.repositories as low,
       100 * cast(c.perhaps as double) / c.repositories as high, coalesce(c.repositories, 0) as sample_size
from subject_month s
left join counted c on c.subject = s.subject and c.period = s.period
