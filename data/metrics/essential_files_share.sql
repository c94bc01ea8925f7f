/*
title: Essential files
question: How many repositories have a licence, a README and a contribution guide?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [observation]
source: "Files of the default branch, each repository's own; archived repositories left out"
*/
select s.organisation, s.repository, s.period,
       100 * cast(count(*) filter (where p.essential_files) as double) / nullif(count(p.essential_files), 0) as value, count(p.essential_files) as sample_size
from subject_month s
left join practice_month p
  on p.organisation = s.organisation and p.period = s.period and (s.repository is null or p.repository = s.repository)
group by s.organisation, s.repository, s.period
