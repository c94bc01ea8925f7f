/*
title: The same on the spine, and of an organisation's active repositories how many % have level 1, a point, or in France 1,000
*/
with marked as (
    select subject, period, reading, seen, low, high, case reading when 'codegouvfr_score' then 1000 else 1 end as mark
    from reading_level
),
shared as (
    select u.whole, m.period, m.reading, count(*) as repositories,
           100 * cast(sum(cast(m.low >= m.mark as integer)) as double) / count(*) as low,
           100 * cast(sum(cast(m.high >= m.mark as integer)) as double) / count(*) as high
    from active_repository a
    join marked m on m.subject = a.subject and m.period = a.period
    join subject u on u.subject = a.subject
    group by u.whole, m.period, m.reading
)
select subject, period, reading, low, high, seen as sample_size
from marked
union all
select whole, period, reading, low, high, repositories
from shared
