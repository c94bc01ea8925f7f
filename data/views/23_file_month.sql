/*
title: Which kinds of community file a repository had at the end of each month, its own or those that its organisation's .github gives to all
*/
-- A forge shows these four of .github in every repository that lacks them; a README or CHANGELOG speaks of its own only.
with general as (
    select distinct m.repository, s.name, m.period
    from standing s
    join repository g on g.id = s.repository
    join month m
      on m.organisation = g.organisation and starts_with(m.repository, substr(g.id, 1, length(g.id) - 7))
     and m.period >= s.since and (s.until is null or m.period < s.until)
    where g.id like '%/.github' and s.kind = 'file' and s.value is not null
      and s.name in ('contributing', 'security', 'code_of_conduct', 'governance')
)
select f.organisation, f.repository, f.period, f.name, f.value is not null or g.name is not null as present
from observed_month f
left join general g on g.repository = f.repository and g.name = f.name and g.period = f.period
where f.kind = 'file'
