/*
title: Resting on one person
question: Of the active repositories, how many would lose half of their work with one person?
version: "1"
kind: share
unit: "%"
better: lower
window: 12 months
needs: [commit]
source: "CHAOSS, Contributor Absence Factor of one, over active repositories"
*/
with resting as (
    select a.repository, a.period, cast(f.factor = 1 as integer) as alone
    from active_repository a
    join absence_factor f on f.subject = a.subject and f.period = a.period
)
select m.organisation, m.repository, m.period,
       100 * cast(sum(r.alone) as double) / nullif(count(r.alone), 0) as value, count(r.alone) as sample_size
from month m
left join resting r on r.repository = m.repository and r.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
