/*
title: Licence coverage
question: How many public repositories say under which licence they may be used?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [observation]
source: "SPDX: a licence file whose text is a licence known to SPDX"
*/
with identified as (
    select repository, period, max(cast(value <> 'NOASSERTION' as integer)) as licensed
    from observed_month
    where kind = 'licence' and value is not null
    group by repository, period
),
looked_at as (
    select f.organisation, f.repository, f.period, coalesce(i.licensed, 0) as licensed
    from observed_month f
    join repository r on r.id = f.repository
    left join identified i on i.repository = f.repository and i.period = f.period
    where f.kind = 'file' and f.name = 'licence' and not coalesce(r.private, false)
)
select m.organisation, m.repository, m.period,
       100 * cast(sum(l.licensed) as double) / nullif(count(l.licensed), 0) as value, count(l.licensed) as sample_size
from month m
left join looked_at l on l.repository = m.repository and l.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
