/*
title: Dependencies listed in the repository
question: How many repositories hold a lockfile or an SBOM?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [observation]
source: "Lockfiles and SBOMs at the top or one folder below; archived repositories left out"
*/
select s.organisation, s.repository, s.period,
       100 * cast(count(*) filter (where p.dependency_manifest) as double) / nullif(count(p.dependency_manifest), 0) as value, count(p.dependency_manifest) as sample_size
from subject_month s
left join practice_month p
  on p.organisation = s.organisation and p.period = s.period and (s.repository is null or p.repository = s.repository)
group by s.organisation, s.repository, s.period
