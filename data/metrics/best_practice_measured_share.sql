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
select s.organisation, s.repository, s.period,
       100 * cast(count(*) filter (where p.best_practice) as double) / nullif(count(p.best_practice), 0) as value, count(p.best_practice) as sample_size
from subject_month s
left join practice_month p
  on p.organisation = s.organisation and p.period = s.period and (s.repository is null or p.repository = s.repository)
group by s.organisation, s.repository, s.period
