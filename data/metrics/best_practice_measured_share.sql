/*
title: Measured against best practices
question: How many repositories let themselves be measured against best practices?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [observation]
source: "OpenSSF Scorecard in the pipeline, or a badge of OpenSSF in the README; archived repositories left out"
*/
select s.organisation, s.repository, s.period, p.share as value, coalesce(p.repositories, 0) as sample_size
from subject_month s
left join practice_share p
  on p.practice = 'best_practice' and p.organisation = s.organisation and p.period = s.period
 and p.repository is not distinct from s.repository
