/*
title: The known vulnerabilities that each repository had at the end of each month
*/
select c.organisation, c.repository, c.period, c.component, f.flaw, f.severity
from component_month c
join confirmed k on k.repository = c.repository and k.resource = 'advisory' and c.period <= k.period
join flaw f on f.component = c.component
where f.published_at is null or f.published_at < cast(c.period as timestamp) + interval 1 month
