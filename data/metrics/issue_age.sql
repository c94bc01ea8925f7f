/*
title: Age of open issues
question: How long have the issues been open that are still open?
version: "1"
kind: median
unit: days
better: lower
window: end of month
needs: [issue]
source: "CHAOSS, Issue Age: median at the end of the month"
*/
select s.organisation, s.repository, s.period, w.median as value, w.low, w.high, coalesce(w.items, 0) as sample_size
from subject_month s
left join wait_spread w on w.measure = 'age' and w.subject = s.subject and w.period = s.period
