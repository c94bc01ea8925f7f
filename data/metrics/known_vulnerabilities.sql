/*
title: Known vulnerabilities
question: How many known vulnerabilities are in what the software is built from?
version: "1"
kind: state
unit: "1"
better: lower
window: end of month
needs: [advisory]
source: "OSV: advisories that speak of a version in use, withdrawn ones left out; each once for the organisation, however many repositories have it"
*/
with counted as (
    select subject, period, count(*) as flaws
    from open_flaw
    group by subject, period
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 then coalesce(c.flaws, 0) end as value, coalesce(k.repositories, 0) as sample_size
from subject_month s
left join screened_month k on k.subject = s.subject and k.period = s.period
left join counted c on c.subject = s.subject and c.period = s.period
