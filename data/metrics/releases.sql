/*
title: Releases
question: How often does new work reach those who use it?
version: "2"
kind: count
unit: "1"
better: higher
window: month
needs: [tag]
source: "CHAOSS, Release Frequency: tags, point releases included; when, and whether only a pre-release, by the forge's word or else by date and name"
*/
with dated as (
    select t.repository, coalesce(r.published_at, t.tagged_at) as released_at
    from tag t
    left join release r on r.repository = t.repository and r.tag = t.name
    where not coalesce(r.prerelease, t.prerelease)
),
released as (
    select t.repository, least(d.period, cast(date_trunc('month', t.released_at) as date)) as period, count(*) as releases
    from dated t
    join collected k on k.repository = t.repository
    cross join today d
    where t.released_at between timestamp '1970-01-01' and k.last_at + interval 1 day
    group by t.repository, least(d.period, cast(date_trunc('month', t.released_at) as date))
)
select m.organisation, m.repository, m.period,
       coalesce(sum(r.releases), 0) as value, coalesce(sum(r.releases), 0) as sample_size
from month m
left join released r on r.repository = m.repository and r.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
