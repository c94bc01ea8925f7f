/*
title: Commits with an impossible date
question: How many commits belong to no month of their own?
version: "1"
kind: count
unit: "1"
better: lower
window: month
needs: [commit]
source: "git: author date before 1970 or more than a day after collection, shown in the committer's month"
*/
select m.organisation, m.repository, m.period,
       coalesce(case when grouping(m.repository) = 1 then sum(c.misdated_once) else sum(c.misdated) end, 0) as value,
       coalesce(case when grouping(m.repository) = 1 then sum(c.misdated_once) else sum(c.misdated) end, 0) as sample_size
from month m
left join commit_month c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
