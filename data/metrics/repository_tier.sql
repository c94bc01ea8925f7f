/*
title: "Repository tier (CMS)"
question: How many active repositories have the files that CMS (US) makes mandatory in public (tier 1 or more of 4)?
version: "1"
kind: state
unit: level
better: higher
window: end of month
needs: [observation]
source: "Our reading of CMS's public table of repository tiers, no verdict of theirs: the highest tier whose mandatory files are all there; 2 and 3 ask for the same files, so none is 2. Files that it does not recommend for a tier are not counted; how the work is done is not seen"
*/
select s.organisation, s.repository, s.period, case when r.low = r.high then r.low end as value, r.low, r.high,
       coalesce(r.sample_size, 0) as sample_size
from subject_month s
left join reading_month r on r.subject = s.subject and r.period = s.period and r.reading = 'repository_tier'
