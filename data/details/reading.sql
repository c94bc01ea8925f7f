/*
title: What each reading of a public administration asks of each repository, and what was found
needs: [repository, commit, tag, issue, change_request, observation]
*/
with newest as (
    select k.repository, least(max(k.period), min(t.period)) as period
    from confirmed k
    cross join today t
    where k.resource in ('commit', 'observation', 'repository')
    group by k.repository
)
select s.organisation, s.repository, c.period, c.reading, c.level, c.points, c.name as "check",
       c.passed, c.wanted, c.found
from reading_check c
join subject s on s.subject = c.subject
join newest n on n.repository = s.repository and n.period = c.period
