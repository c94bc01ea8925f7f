/*
title: Time to first answer, nine in ten
question: Within how many days are nine in ten answered?
version: "1"
kind: median
unit: days
better: lower
window: 12 months
needs: [issue, change_request]
source: "CHAOSS, Time to First Response: ninetieth percentile of what was opened in the twelve months, thirty days ago or more; unanswered ones take longer; hidden where one person alone answers"
*/
select s.organisation, s.repository, s.period, w.p90 as value, w.p90_low as low, cast(null as double) as high, coalesce(w.items, 0) as sample_size
from subject_month s
left join wait_spread w on w.measure = 'response' and w.subject = s.subject and w.period = s.period
