/*
title: The months for which it is known what a repository is built from, from its first inventory on
*/
with first as (
    select repository, cast(date_trunc('month', min(confirmed_at)) as date) as period
    from collection
    where resource = 'component' and confirmed_at is not null
    group by repository
)
select k.organisation, k.repository, k.period
from resource_month k
join first f on f.repository = k.repository and k.period >= f.period
where k.resource = 'component' and k.coverage > 0
