/*
title: Time to fix a vulnerability
question: How long does it take until a component with a known vulnerability is replaced?
version: "1"
kind: median
unit: days
better: lower
window: 12 months
needs: [advisory]
source: "From the day on which both the vulnerability and its use were known to the first inventory without it; what is not fixed after thirty days takes longer than its age"
*/
select s.organisation, s.repository, s.period, w.median as value, w.low, w.high, coalesce(w.items, 0) as sample_size
from subject_month s
left join wait_spread w on w.measure = 'fix' and w.subject = s.subject and w.period = s.period
