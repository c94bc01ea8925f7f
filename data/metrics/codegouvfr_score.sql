/*
title: "Repository score (code.gouv.fr)"
question: How many active repositories reach 1,000 points of code.gouv.fr (what a known licence gives)?
version: "1"
kind: state
unit: points
better: higher
window: end of month
needs: [observation]
source: "Our reading of the public formula of code.gouv.fr (France), no verdict of theirs: licence, template, publiccode.yml 1,000 each; README, CONTRIBUTING 100; CHANGELOG 10; forks and watchers up to 1,000; less for no description, archived, a copy"
*/
select s.organisation, s.repository, s.period, case when r.low = r.high then r.low end as value, r.low, r.high,
       coalesce(r.sample_size, 0) as sample_size
from subject_month s
left join reading_month r on r.subject = s.subject and r.period = s.period and r.reading = 'codegouvfr_score'
