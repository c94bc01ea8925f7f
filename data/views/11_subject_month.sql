/*
title: The spine with the organisation as a whole (repository NULL) beside its repositories
*/
select s.organisation, s.repository, s.subject, m.period
from month m
join subject s on s.repository = m.repository
union all
select distinct s.organisation, cast(null as varchar), s.whole, m.period
from month m
join subject s on s.repository = m.repository
