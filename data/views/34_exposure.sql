/*
title: From when on and until when (NULL, still) a repository was built from a package with a known vulnerability
*/
-- Counted from the day on which both were known, the vulnerability and its use; a version that has it too mends nothing,
-- and a package that comes back with it is exposed anew. Replaced: it went with a list that another took
-- the place of, and nobody knows whether it was mended.
with touched as (
    select c.organisation, c.repository, c.package, f.flaw, f.severity, c.replaced,
           greatest(c.first_seen, coalesce(f.published_at, c.first_seen)) as since_at,
           coalesce(c.gone_at, timestamp '9999-01-01') as until_at
    from component_span c
    join flaw f on f.component = c.component
    where c.gone_at is null or f.published_at is null or f.published_at < c.gone_at
),
before as (
    select t.*, max(until_at) over (partition by repository, package, flaw order by since_at, until_at
                                    rows between unbounded preceding and 1 preceding) as covered_at
    from touched t
),
numbered as (
    select b.*, sum(case when since_at <= covered_at then 0 else 1 end)
                over (partition by repository, package, flaw order by since_at, until_at
                      rows between unbounded preceding and current row) as time
    from before b
),
merged as (
    select organisation, repository, package, flaw, max(severity) as severity, min(since_at) as opened_at,
           max(until_at) as until_at, max(until_at) filter (where not replaced) as mended_at
    from numbered
    group by organisation, repository, package, flaw, time
)
select m.organisation, m.repository, s.subject, s.whole, m.package, m.flaw, m.severity, m.opened_at,
       case when m.until_at < timestamp '9999-01-01' then m.until_at end as closed_at,
       coalesce(m.mended_at < m.until_at, true) as replaced
from merged m
join subject s on s.repository = m.repository
