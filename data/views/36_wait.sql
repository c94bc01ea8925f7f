/*
title: Days that issues and change requests waited for an answer and for their closing, vulnerabilities for being mended, and how old the open issues are
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
union all
select 'fix', e.subject, e.whole, y.period, true, false, cast(null as integer), cast(epoch(e.closed_at) - epoch(e.opened_at) as double) / 86400
from exposure e
join year_month y on y.month = cast(date_trunc('month', e.closed_at) as date)
where not e.replaced
union all
select 'fix', e.subject, e.whole, t.period, false, false, cast(null as integer), cast(epoch(t.end_at) - epoch(e.opened_at) as double) / 86400
from exposure e
join (select repository, period, least(cast(period as timestamp) + interval 1 month, confirmed_at) as end_at
      from resource_month
      where resource = 'component' and confirmed_at > cast(period as timestamp) - interval 11 month) t on t.repository = e.repository
where e.opened_at <= t.end_at - interval 30 day and coalesce(e.closed_at >= t.end_at, true) and not e.replaced
