/*
title: Commits by machines
question: How much did machines change?
version: "1"
kind: count
unit: "1"
better: neither
window: month
needs: [commit]
source: "git: authors that carry the mark of a machine, merges included"
*/
select m.organisation, m.repository, m.period,
       coalesce(case when grouping(m.repository) = 1 then sum(c.bots_once) else sum(c.bots) end, 0) as value,
       coalesce(case when grouping(m.repository) = 1 then sum(c.bots_once) else sum(c.bots) end, 0) as sample_size
from month m
left join commit_month c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
