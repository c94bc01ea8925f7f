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
    select s.subject, s.whole, o.period, max(cast(coalesce(o.severity, 0) >= 3 as integer)) as severe,
           max(cast(coalesce(o.severity, 4) >= 3 as integer)) as perhaps
    from open_flaw o
    join subject s on s.subject = o.subject and s.repository is not null
    group by s.subject, s.whole, o.period
),
counted as (
    select subject, period, severe, perhaps
    from flawed
    union all
    select whole, period, sum(severe), sum(perhaps)
    from flawed
    group by whole, period
)
select s.organisation, s.repository, s.period,
       100 * cast(coalesce(c.severe, 0) as double) / k.repositories as value,
       100 * cast(coalesce(c.severe, 0) as double) / k.repositories as low,
       100 * cast(coalesce(c.perhaps, 0) as double) / k.repositories as high, coalesce(k.repositories, 0) as sample_size
from subject_month s
left join screened_month k on k.subject = s.subject and k.period = s.period
left join counted c on c.subject = s.subject and c.period = s.period
