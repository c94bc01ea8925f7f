/*
title: Licence checks
question: How many repositories check licences in their pipeline?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [observation]
source: "Pipelines on the default branch; archived repositories left out"
*/
select s.organisation, s.repository, s.period,
       100 * cast(count(*) filter (where p.licence_check) as double) / nullif(count(p.licence_check), 0) as value, count(p.licence_check) as sample_size
from subject_month s
left join practice_month p
  on p.organisation = s.organisation and p.period = s.period and (s.repository is null or p.repository = s.repository)
group by s.organisation, s.repository, s.period
