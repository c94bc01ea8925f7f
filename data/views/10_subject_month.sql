/*
title: The spine with the organisation as a whole (repository NULL) beside its repositories
*/
select organisation, repository, period
from month
union all
select distinct organisation, cast(null as varchar), period
from month
