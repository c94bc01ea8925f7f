/*
title: Time to first answer
question: How long does it take until someone answers?
version: "1"
kind: median
unit: days
better: lower
window: 12 months
needs: [issue, change_request]
source: "CHAOSS, Time to First Response: median of what was opened in the twelve months, thirty days ago or more; unanswered ones take longer; hidden where one person alone answers"
references: {openCode level 1: 7}
*/
select s.organisation, s.repository, s.period, w.median as value, w.low, w.high, coalesce(w.items, 0) as sample_size
from subject_month s
left join wait_spread w on w.measure = 'response' and w.subject = s.subject and w.period = s.period
