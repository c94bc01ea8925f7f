/*
title: Commits as Italy's vitality index reads them, every author as written, machines included
materialised: false
*/
select s.organisation, c.repository, c.identity as author, cast(c.authored_at as date) as day,
       case when c.parents > 1 then 2 else 1 end as weight
from "commit" c
join scope s on s.repository = c.repository
join collected k on k.repository = c.repository
where c.authored_at between timestamp '1970-01-01' and k.last_at + interval 1 day
