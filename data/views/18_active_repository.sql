/*
title: Repositories that people worked on in the twelve months to a period; an archived one is active until its last contribution
*/
with last_month as (
    select repository, max(month) as month
    from person_month
    group by repository
)
select distinct y.organisation, y.repository, y.subject, y.period
from person_year y
join scope s on s.repository = y.repository
join last_month l on l.repository = y.repository
where not (s.archived and y.period > l.month)
