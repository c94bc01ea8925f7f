/*
title: Commits that several repositories of one organisation hold
*/
with held as (
    select r.organisation, c.repository, c.hash
    from "commit" c
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
