/*
title: Occasional contributors
question: How many of those who contribute do it fewer than four times a year?
version: "1"
kind: share
unit: "%"
better: neither
window: 12 months
needs: [commit]
source: "CHAOSS, Occasional Contributors; hidden where fewer than five people contribute"
*/
select s.organisation, s.repository, s.period,
       case when count(p.person) >= 5 then 100 * cast(count(p.person) filter (where p.commits < 4) as double) / count(p.person) end as value,
       count(p.person) as sample_size
from subject_month s
left join person_year p
  on p.organisation = s.organisation and p.period = s.period and p.repository is not distinct from s.repository
group by s.organisation, s.repository, s.period
