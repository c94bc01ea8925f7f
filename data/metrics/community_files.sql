/*
title: Community files
question: How many of the files that invite others are there?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [observation]
source: "GitHub community profile and CHAOSS: README, licence, CONTRIBUTING, SECURITY, CODE_OF_CONDUCT, GOVERNANCE, CHANGELOG"
*/
-- 420 divides by every number of kinds up to seven: sums of whole numbers come out alike in whatever order.
with present as (
    select repository, period, 420 * cast(sum(cast(present as integer)) as double) / count(*) as share
    from file_month
    where name in ('readme', 'licence', 'contributing', 'security', 'code_of_conduct', 'governance', 'changelog')
    group by repository, period
)
select m.organisation, m.repository, m.period,
       100 * sum(p.share) / (420 * nullif(count(p.share), 0)) as value, count(p.share) as sample_size
from month m
left join present p on p.repository = m.repository and p.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
