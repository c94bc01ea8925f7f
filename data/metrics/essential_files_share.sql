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
select s.organisation, s.repository, s.period, p.share as value, coalesce(p.repositories, 0) as sample_size
from subject_month s
left join practice_share p
  on p.practice = 'essential_files' and p.organisation = s.organisation and p.period = s.period
 and p.repository is not distinct from s.repository
