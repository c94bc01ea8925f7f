/*
title: Commits that several repositories of one organisation hold
*/
with twice as (
    select hash
    from "commit"
    group by hash
    having count(*) > 1
),
held as (
    select r.organisation, c.repository, c.hash
    from "commit" c
    join twice t on t.hash = c.hash
    join repository r on r.id = c.repository
),
several as (
    select organisation, hash
    from held
    group by organisation, hash
    having count(*) > 1
)
select h.organisation, h.repository, h.hash
from held h
join several s on s.organisation = h.organisation and s.hash = h.hash
