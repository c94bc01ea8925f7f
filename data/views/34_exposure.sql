/*
title: From when on and until when (NULL, still) a repository was built from a package with a known vulnerability
*/
-- Counted from the day on which both were known, the vulnerability and its use; a version that has it too mends nothing.
with touched as (
    select c.organisation, c.repository, c.package, f.flaw, f.severity,
           greatest(c.first_seen, coalesce(f.published_at, c.first_seen)) as since_at, c.gone_at, c.ended
    from component_span c
    join flaw f on f.component = c.component
    where c.gone_at is null or f.published_at is null or f.published_at < c.gone_at
),
merged as (
    select organisation, repository, package, flaw, max(severity) as severity, min(since_at) as opened_at,
           max(gone_at) as closed_at, count(*) - count(gone_at) as still, count(*) filter (where ended) as ended
    from touched
    group by organisation, repository, package, flaw
)
select m.organisation, m.repository, s.subject, s.whole, m.package, m.flaw, m.severity, m.opened_at,
       case when m.still = 0 then m.closed_at end as closed_at
from merged m
join subject s on s.repository = m.repository
where m.ended < m.still or m.still = 0
