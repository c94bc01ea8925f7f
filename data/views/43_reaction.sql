/*
title: How long people's issues of the three months to a period waited for somebody else, in days
*/
-- An issue that nobody answered counts as long as it waited so far; one that waited less than a week is not late yet.
with asked as (
    select i.subject, i.opened_at, i.closed_at, i.answered_at, i.responder, i.withdrawn, y.period,
           least(i.confirmed_at, cast(y.period as timestamp) + interval 1 month) as end_at
    from item i
    join year_month y on y.month = i.opened
    where i.resource = 'issue' and i.confirmed_at >= y.period
      and year(y.period) * 12 + month(y.period) - year(y.month) * 12 - month(y.month) < 3
),
waited as (
    select subject, period, coalesce(answered_at < end_at, false) as answered, responder,
           cast(epoch(least(coalesce(answered_at, end_at), end_at)) - epoch(opened_at) as double) / 86400 as days
    from asked
    where opened_at < end_at
      and not coalesce(withdrawn and closed_at < end_at and closed_at < coalesce(answered_at, end_at), false)
)
select subject, period, avg(days) as days, count(*) as issues,
       count(distinct responder) filter (where answered) as responders
from waited
where answered or days >= 7
group by subject, period
