/*
title: The same in queues, one for each repository and organisation, period and kind of waiting
materialised: false
*/
-- One number names a queue: sorting millions by it takes a third of the time that its parts take.
with slot as (
    select measure, subject, whole, period, done, soon, responder, days,
           (year(period) * 12 + month(period)) * 4
           + case measure when 'response' then 0 when 'close' then 1 when 'fix' then 2 else 3 end as slot
    from wait
)
select cast(subject as bigint) * 100000 + slot as queue, measure, subject, period, done, soon, responder, days
from slot
union all
select cast(whole as bigint) * 100000 + slot, measure, whole, period, done, soon, responder, days
from slot
