/*
title: The state of what was observed at the end of each month that its repository is known for
*/
select k.organisation, k.repository, k.period, s.kind, s.name, s.value
from resource_month k
join standing s on s.repository = k.repository and k.period >= s.since and (s.until is null or k.period < s.until)
where k.resource = 'observation' and k.coverage > 0
