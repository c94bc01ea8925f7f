/*
title: Critical vulnerabilities open over 30 days
question: How many known vulnerabilities of critical severity have been open for more than 30 days?
version: "1"
kind: state
unit: "1"
better: lower
window: end of month
needs: [advisory]
source: "OSV: severity by CVSS, 9 and more; from the day on which both the vulnerability and its use were known, in one repository and package; each once for the organisation. high: as if those of unknown severity were critical"
*/
-- What was last confirmed in the middle of a month is as old as it was then.
with overdue as (
    select e.subject, e.whole, m.period, e.flaw, e.severity
    from exposure e
    join inventory_month m on m.repository = e.repository
    join confirmed c on c.repository = m.repository and c.resource = 'component'
    join confirmed k on k.repository = m.repository and k.resource = 'advisory' and m.period <= k.period
    where e.opened_at < least(cast(m.period as timestamp) + interval 1 month, c.confirmed_at) - interval 30 day
      and coalesce(e.closed_at >= cast(m.period as timestamp) + interval 1 month, true)
),
had as (
    select subject, period, flaw, max(severity) as severity
    from overdue
    group by subject, period, flaw
    union all
    select whole, period, flaw, max(severity)
    from overdue
    group by whole, period, flaw
),
counted as (
    select subject, period, count(*) filter (where severity = 4) as critical,
           count(*) filter (where coalesce(severity, 4) = 4) as perhaps
    from had
    group by subject, period
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 then coalesce(c.critical, 0) end as value,
       case when k.repositories > 0 then coalesce(c.critical, 0) end as low,
       case when k.repositories > 0 then coalesce(c.perhaps, 0) end as high,
       coalesce(k.repositories, 0) as sample_size
from subject_month s
left join screened_month k on k.subject = s.subject and k.period = s.period
left join counted c on c.subject = s.subject and c.period = s.period
