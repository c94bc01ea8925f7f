/*
title: Commits that several repositories hold
*/
with twice as (
    select hash
    from "commit"
    group by hash
    having count(*) > 1
)
select r.organisation, c.repository, c.hash
from "commit" c
join twice t on t.hash = c.hash
join repository r on r.id = c.repository
