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
with open as (
    select subject, period, flaw
    from open_flaw
    union all
    select whole, period, flaw
    from open_flaw
),
counted as (
    select subject, period, count(distinct flaw) as flaws
    from open
    group by subject, period
),
known as (
    select subject, period, count(*) as repositories
    from (select subject, period from screened_month union all select whole, period from screened_month) m
    group by subject, period
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 then coalesce(c.flaws, 0) end as value, coalesce(k.repositories, 0) as sample_size
from subject_month s
left join known k on k.subject = s.subject and k.period = s.period
left join counted c on c.subject = s.subject and c.period = s.period
