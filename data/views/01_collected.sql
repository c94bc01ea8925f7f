/*
title: When each repository's commits were first and last read
*/
select r.organisation, r.id as repository, min(c.started_at) as first_at, max(c.started_at) as last_at
from repository r
join collection c on c.repository = r.id
where c.resource = 'commit' and c.confirmed_at is not null
group by r.organisation, r.id
