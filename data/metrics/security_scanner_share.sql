/*
title: Security scanners
question: How many repositories have a security scanner in their pipeline?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [observation]
source: "Pipelines and scanners' own files on the default branch; archived repositories left out"
*/
select s.organisation, s.repository, s.period,
       100 * cast(count(*) filter (where p.security_scanner) as double) / nullif(count(p.security_scanner), 0) as value, count(p.security_scanner) as sample_size
from subject_month s
left join practice_month p
  on p.organisation = s.organisation and p.period = s.period and (s.repository is null or p.repository = s.repository)
group by s.organisation, s.repository, s.period
