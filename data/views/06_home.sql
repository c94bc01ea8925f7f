/*
title: Where a commit that several repositories in scope hold is counted for the organisation
*/
select c.organisation, c.hash, min(c.repository) as repository
from shared_commit c
join scope s on s.repository = c.repository
group by c.organisation, c.hash
