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
select s.organisation, s.repository, s.period, p.share as value, coalesce(p.repositories, 0) as sample_size
from subject_month s
left join practice_share p
  on p.practice = 'licence_check' and p.organisation = s.organisation and p.period = s.period
 and p.repository is not distinct from s.repository
