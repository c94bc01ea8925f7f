/*
title: How long people's issues of the three months to a period waited for somebody else, in days
*/
-- An issue that nobody answered counts as long as it waited so far; one that waited less than a week is not late yet.
with asked as (
    select u.subject, i.opened_at, i.answered_at, i.responder, y.period,
           least(k.confirmed_at, cast(y.period as timestamp) + interval 1 month) as ends_at
    from issue i
    join subject u on u.repository = i.repository
    join confirmed k on k.repository = i.repository and k.resource = 'issue'
    join year_month y on y.month = cast(date_trunc('month', i.opened_at) as date) and y.period <= k.period
    where not i.bot and i.author is not null and not (i.withdrawn and i.answered_at is null)
      and year(y.period) * 12 + month(y.period) - year(y.month) * 12 - month(y.month) < 3
),
waited as (
    select subject, period, coalesce(answered_at <= ends_at, false) as answered, responder,
           cast(epoch(least(coalesce(answered_at, ends_at), ends_at)) - epoch(opened_at) as double) / 86400 as days
    from asked
)
select subject, period, avg(days) as days, count(*) as issues,
       count(distinct responder) filter (where answered) as responders
from waited
where answered or days >= 7
group by subject, period
