/*
title: Commits
question: How much did people change?
version: "1"
kind: count
unit: "1"
better: neither
window: month
needs: [commit]
source: "CHAOSS, Code Changes Commits: by author date, without merges and machines"
*/
select m.organisation, m.repository, m.period,
       coalesce(case when grouping(m.repository) = 1 then sum(c.commits_once) else sum(c.commits) end, 0) as value,
       coalesce(case when grouping(m.repository) = 1 then sum(c.commits_once) else sum(c.commits) end, 0) as sample_size
from month m
left join commit_month c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
