/*
title: Repositories that people worked on in the twelve months to a period; an archived one is active until its last contribution
*/
with last_month as (
    select subject, max(month) as month
    from person_month
    group by subject
),
worked_on as (
    select distinct subject, period
    from person_year
)
select s.organisation, s.repository, w.subject, w.period
from worked_on w
join subject s on s.subject = w.subject
join scope c on c.repository = s.repository
join last_month l on l.subject = w.subject
where not (c.archived and w.period > l.month)
