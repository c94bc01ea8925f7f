/*
title: Shared pipelines
question: How many repositories take over a pipeline from a template that others share?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [observation]
source: "Pipelines on the default branch: reusable workflows of another repository, includes of GitLab, libraries of Jenkins, templates of another repository on Azure; archived repositories left out"
*/
select s.organisation, s.repository, s.period, p.share as value, coalesce(p.repositories, 0) as sample_size
from subject_month s
left join practice_share p
  on p.practice = 'shared_pipeline' and p.organisation = s.organisation and p.period = s.period
 and p.repository is not distinct from s.repository
