/*
title: Contribution guides
question: How many repositories say how to contribute?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [observation]
source: "CONTRIBUTING, the repository's own or of the organisation's .github repository; archived repositories left out"
*/
select s.organisation, s.repository, s.period, p.share as value, coalesce(p.repositories, 0) as sample_size
from subject_month s
left join practice_share p
  on p.practice = 'contribution_guide' and p.organisation = s.organisation and p.period = s.period
 and p.repository is not distinct from s.repository
