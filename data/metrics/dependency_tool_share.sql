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
select s.organisation, s.repository, s.period,
       100 * cast(count(*) filter (where p.dependency_tool) as double) / nullif(count(p.dependency_tool), 0) as value, count(p.dependency_tool) as sample_size
from subject_month s
left join practice_month p
  on p.organisation = s.organisation and p.period = s.period and (s.repository is null or p.repository = s.repository)
group by s.organisation, s.repository, s.period
