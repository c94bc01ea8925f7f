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
select s.organisation, s.repository, s.period, p.share as value, coalesce(p.repositories, 0) as sample_size
from subject_month s
left join practice_share p
  on p.practice = 'dependency_manifest' and p.organisation = s.organisation and p.period = s.period
 and p.repository is not distinct from s.repository
