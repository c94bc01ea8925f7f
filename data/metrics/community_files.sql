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
with present as (
    select organisation, repository, period, 100 * avg(cast(present as integer)) as share
    from file_month
    where name in ('readme', 'licence', 'contributing', 'security', 'code_of_conduct', 'governance', 'changelog')
    group by organisation, repository, period
)
select m.organisation, m.repository, m.period, avg(p.share) as value, count(p.share) as sample_size
from month m
left join present p on p.repository = m.repository and p.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
