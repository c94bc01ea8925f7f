/*
title: What the forge told of a repository, as it stood at the end of each month that is known
materialised: false
*/
select u.subject, m.period, s.name, s.value
from month m
join subject u on u.repository = m.repository
join confirmed k on k.repository = m.repository and k.resource = 'repository' and m.period <= k.period
join standing s on s.repository = m.repository and m.period >= s.since and (s.until is null or m.period < s.until)
where s.kind = 'forge'
