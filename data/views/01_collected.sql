/*
title: When each repository's commits were first and last read
*/
select r.organisation, r.id as repository,
       min(c.started_at) as first_at,
       max(c.started_at) filter (where c.confirmed_at is not null) as last_at
from repository r
left join collection c on c.repository = r.id and c.resource = 'commit'
group by r.organisation, r.id
