/*
title: Days that issues and change requests waited for an answer and for their closing, and how old the open issues are
materialised: false
*/
-- What was not done by the period's end takes longer than the days until then.
select 'response' as measure, subject, whole, period, answered as done, soon, responder, days
from response
union all
select 'close', subject, whole, period, true, false, cast(null as integer), cast(epoch(closed_at) - epoch(opened_at) as double) / 86400
from closed_item
where opened is not null
union all
select 'close', subject, whole, period, false, false, cast(null as integer), cast(epoch(end_at) - epoch(opened_at) as double) / 86400
from open_item
where opened_at <= end_at - interval 30 day
union all
select 'age', subject, whole, period, true, false, cast(null as integer), cast(epoch(end_at) - epoch(opened_at) as double) / 86400
from open_item
where resource = 'issue' and end_at > cast(period as timestamp)
