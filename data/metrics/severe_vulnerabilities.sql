/*
title: Severe vulnerabilities
question: How many known vulnerabilities of high or critical severity are in what the software is built from?
version: "1"
kind: state
unit: "1"
better: lower
window: end of month
needs: [component, advisory]
source: "OSV: advisories that speak of a version in use, withdrawn ones left out; each once for the organisation, however many repositories have it"
*/
with counted as (
    select organisation, repository, period, count(distinct flaw) as flaws
    from open_flaw
    where severity >= 3
    group by grouping sets ((organisation, period), (organisation, repository, period))
),
known as (
    select organisation, repository, period, count(*) as repositories
    from screened_month
    group by grouping sets ((organisation, period), (organisation, repository, period))
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 then coalesce(c.flaws, 0) end as value, coalesce(k.repositories, 0) as sample_size
from subject_month s
left join known k on k.organisation = s.organisation and k.repository is not distinct from s.repository and k.period = s.period
left join counted c on c.organisation = s.organisation and c.repository is not distinct from s.repository and c.period = s.period
