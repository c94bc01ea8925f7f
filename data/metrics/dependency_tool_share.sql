/*
title: Dependency bots
question: In how many repositories does a bot propose newer dependencies?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [observation]
source: "Configuration of Dependabot, Renovate and their like; archived repositories left out"
*/
select s.organisation, s.repository, s.period, p.share as value, coalesce(p.repositories, 0) as sample_size
from subject_month s
left join practice_share p
  on p.practice = 'dependency_tool' and p.organisation = s.organisation and p.period = s.period
 and p.repository is not distinct from s.repository
