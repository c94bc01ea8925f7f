/*
title: Whether the account that a repository of ours lies in is a foundation's; NULL, not known, where it lies in none
*/
select s.organisation, s.repository,
       case when not starts_with(s.repository, 'local/') then coalesce(t.kind = 'foundation', false) end as foundation,
       case when t.kind = 'foundation' then t.name end as name
from scope s
left join steward t on t.project = s.repository
