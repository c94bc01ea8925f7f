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
    select distinct repository, period
    from open_flaw
    where severity >= 3
),
looked_at as (
    select m.organisation, m.repository, m.period, v.repository is not null as vulnerable
    from screened_month m
    left join severe v on v.repository = m.repository and v.period = m.period
)
select s.organisation, s.repository, s.period,
       100 * cast(count(*) filter (where l.vulnerable) as double) / nullif(count(l.vulnerable), 0) as value,
       count(l.vulnerable) as sample_size
from subject_month s
left join looked_at l
  on l.organisation = s.organisation and l.period = s.period and (s.repository is null or l.repository = s.repository)
group by s.organisation, s.repository, s.period
