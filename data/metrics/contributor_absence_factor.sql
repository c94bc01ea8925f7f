/*
title: Contributor absence factor
question: How few people could leave before half of the work has nobody?
version: "1"
kind: level
unit: "people"
better: higher
window: 12 months
needs: [commit]
source: "CHAOSS, Contributor Absence Factor: fewest people with half of the contributions or more"
references: {openCode maintenance level 3: 2}
*/
select s.organisation, s.repository, s.period, f.factor as value, coalesce(f.total, 0) as sample_size
from subject_month s
left join absence_factor f on f.subject = s.subject and f.period = s.period
