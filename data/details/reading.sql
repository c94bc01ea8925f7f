/*
title: What each reading of a public administration asks of each repository, and what was found
needs: [repository, commit, tag, issue, change_request, observation]
*/
select s.organisation, s.repository, c.reading, c.level, c.points, c.name as "check", c.passed, c.wanted, c.found
from reading_check c
join today t on t.period = c.period
join subject s on s.subject = c.subject
where s.repository is not null
