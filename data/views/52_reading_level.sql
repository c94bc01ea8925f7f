/*
title: The level or points that each reading gives a repository at least and at most, all that was unseen failing or passing
*/
select subject, period, reading, count(passed) as seen,
       case when max(level) is null then coalesce(sum(points) filter (where passed), 0) - 2100
            else coalesce(min(level) filter (where not coalesce(passed, false)) - 1, max(level)) end as low,
       case when max(level) is null then coalesce(sum(points) filter (where coalesce(passed, true)), 0) - 2100
            else coalesce(min(level) filter (where not passed) - 1, max(level)) end as high
from reading_check
group by subject, period, reading
