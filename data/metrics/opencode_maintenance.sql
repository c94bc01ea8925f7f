/*
title: "Maintenance (openCode)"
question: How many active repositories would meet openCode's rule of active maintenance (level 1 or more of 3)?
version: "1"
kind: state
unit: level
better: higher
window: end of month
needs: [commit, tag]
source: "Our reading of openCode's public badge rules (Germany), no verdict of theirs. In six months: 5 commits of people, 1 tag, 2 people to make half of the work; people's issues of three months answered in less than 7 days on average, where nobody asked as met"
*/
select s.organisation, s.repository, s.period, case when r.low = r.high then r.low end as value, r.low, r.high,
       coalesce(r.sample_size, 0) as sample_size
from subject_month s
left join reading_month r on r.subject = s.subject and r.period = s.period and r.reading = 'opencode_maintenance'
