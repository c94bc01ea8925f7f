/*
title: The known vulnerabilities that each repository, and the organisation as a whole, had at the end of each month
*/
with had as (
    select c.subject, c.whole, c.period, f.flaw, f.severity
    from component_month c
    join material m on m.number = c.number
    join flaw f on f.component = m.component
    join subject s on s.subject = c.subject
    join confirmed k on k.repository = s.repository and k.resource = 'advisory' and c.period <= k.period
    where f.published_at is null or f.published_at < cast(c.period as timestamp) + interval 1 month
)
select subject, period, flaw, max(severity) as severity
from had
group by subject, period, flaw
union all
select whole, period, flaw, max(severity)
from had
group by whole, period, flaw
