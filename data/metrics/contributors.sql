/*
title: Contributors
question: How many people contributed in a year?
version: "1"
kind: count
unit: "people"
better: higher
window: 12 months
needs: [commit]
source: "CHAOSS, Contributors: people with at least one contribution"
*/
select s.organisation, s.repository, s.period, count(p.person) as value, count(p.person) as sample_size
from subject_month s
left join person_year p
  on p.organisation = s.organisation and p.period = s.period and p.repository is not distinct from s.repository
group by s.organisation, s.repository, s.period
