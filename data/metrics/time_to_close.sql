/*
title: Time to close
question: How long does it take until an issue or change request is settled?
version: "1"
kind: median
unit: days
better: lower
window: 12 months
needs: [issue, change_request]
source: "CHAOSS, Time to Close: median of what was closed in the twelve months; what is open for thirty days or more takes longer"
*/
select s.organisation, s.repository, s.period, w.median as value, w.low, w.high, coalesce(w.items, 0) as sample_size
from subject_month s
left join wait_spread w on w.measure = 'close' and w.subject = s.subject and w.period = s.period
