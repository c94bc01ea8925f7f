/*
title: "Repository standards (Ministry of Justice)"
question: How many active repositories would meet the baseline of the Ministry of Justice (UK)?
version: "1"
kind: state
unit: level
better: higher
window: end of month
needs: [observation]
source: "Our reading of the ministry's public checks, no verdict of theirs: 0 none, 1 baseline, 2 standard, 3 exemplar. The owner of a repository is not seen, and secret scanning and push protection only where the forge shows them"
*/
select s.organisation, s.repository, s.period, case when r.low = r.high then r.low end as value, r.low, r.high,
       coalesce(r.sample_size, 0) as sample_size
from subject_month s
left join reading_month r on r.subject = s.subject and r.period = s.period and r.reading = 'standards_level'
