/*
title: "Security (openCode)"
question: How many active repositories would meet openCode's basic security practices (level 1 or more of 2)?
version: "1"
kind: state
unit: level
better: higher
window: end of month
needs: [observation]
source: "Our reading of openCode's public badge rules (Germany), no verdict of theirs. Issues answered in less than 7 days, default branch protected, security policy; then 75 % of merged change requests reviewed. Not seen: forced pushes, signed tags"
*/
select s.organisation, s.repository, s.period, case when r.low = r.high then r.low end as value, r.low, r.high,
       coalesce(r.sample_size, 0) as sample_size
from subject_month s
left join reading_month r on r.subject = s.subject and r.period = s.period and r.reading = 'opencode_security'
