/*
title: What was opened in the twelve months to a period and waits for an answer, as it stood at the period's end
materialised: false
*/
-- Left out: what is younger than thirty days, drafts, and what its author took back before anybody answered.
-- Business time stands still on Saturday and Sunday, UTC. 1969-12-29 was a Monday.
with day as (
    select i.*, date_diff('day', date '1969-12-29', cast(i.ready_at as date)) as ready_day,
           date_diff('day', date '1969-12-29', cast(i.answered_at as date)) as answered_day
    from item i
    where i.opened is not null
),
week as (
    select d.*, d.ready_day - d.ready_day % 7 as ready_monday, d.answered_day - d.answered_day % 7 as answered_monday
    from day d
),
business as (
    select w.*,
           least(epoch(w.answered_at) - epoch(timestamp '1969-12-29') - w.answered_monday * 86400, 5 * 86400)
           - least(epoch(w.ready_at) - epoch(timestamp '1969-12-29') - w.ready_monday * 86400, 5 * 86400)
           + cast(w.answered_monday - w.ready_monday as double) / 7 * 5 * 86400 as business_seconds
    from week w
),
year as (
    select b.*, y.period, least(cast(y.period as timestamp) + interval 1 month, b.confirmed_at) as end_at
    from business b
    join year_month y on y.month = b.opened
),
state as (
    select y.*, coalesce(y.answered_at < y.end_at, false) as answered
    from year y
    where y.ready_at <= y.end_at - interval 30 day
      and not coalesce(y.withdrawn and y.closed_at < y.end_at and y.closed_at < coalesce(y.answered_at, y.end_at), false)
)
select subject, whole, repository, period, answered, answered and business_seconds <= 2 * 86400 as soon,
       case when answered then responder end as responder,
       cast(epoch(case when answered then answered_at else end_at end) - epoch(ready_at) as double) / 86400 as days
from state
