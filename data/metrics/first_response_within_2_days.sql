/*
title: Answered within two working days
question: How many issues and change requests does someone answer within two working days?
version: "1"
kind: share
unit: "%"
better: higher
window: 12 months
needs: [issue, change_request]
source: "CHAOSS, Time to First Response: 48 hours from Monday to Friday, UTC; of what was opened in the twelve months, thirty days ago or more; hidden where one person alone answers"
*/
select s.organisation, s.repository, s.period,
       case when not q.hidden then 100 * cast(q.soon as double) / q.items end as value,
       coalesce(q.items, 0) as sample_size
from subject_month s
left join queue q on q.measure = 'response' and q.subject = s.subject and q.period = s.period
