/*
title: Until when each resource of a repository is known, and the month that holds that time
*/
select repository, resource, max(confirmed_at) as confirmed_at,
       cast(date_trunc('month', max(confirmed_at)) as date) as period
from collection
where confirmed_at is not null
group by repository, resource
