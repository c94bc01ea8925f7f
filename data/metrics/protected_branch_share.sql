/*
title: Protected branches
question: On how many repositories does the forge protect the default branch?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [repository]
source: "What the forge says of the default branch, in branch protection or rules; archived repositories left out"
*/
select s.organisation, s.repository, s.period, p.share as value, coalesce(p.repositories, 0) as sample_size
from subject_month s
left join practice_share p
  on p.practice = 'protected_branch' and p.organisation = s.organisation and p.period = s.period
 and p.repository is not distinct from s.repository
