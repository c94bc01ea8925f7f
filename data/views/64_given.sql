/*
title: What our people gave to repositories that are not ours, dated by its merging, else by when it was made
*/
select w.organisation, g.project, g.kind, g.item, g.made_at, g.merged_at,
       cast(date_trunc('month', g.made_at) as date) as made,
       cast(date_trunc('month', case when g.kind = 'change_request' then g.merged_at else g.made_at end) as date) as given
from outside_contribution g
cross join own w
where g.project not in (select id from repository where role = 'self')
  and g.project not in (select a.alias from repository_alias a join repository r on r.id = a.repository where r.role = 'self')
