/*
title: Repositories that an organisation's figures speak of, and the boundary of those cut short
*/
select organisation, role, id as repository, complete_from, coalesce(archived, false) as archived
from repository
where id not in (select repository from fork)
  and not coalesce(mirror, false)
  and not list_contains($excluded, id)
  and id not in (select repository from repository_alias where list_contains($excluded, alias))
  and ($private or not coalesce(private, false))
