/*
title: Lines changed
question: How many lines were added and removed?
version: "1"
kind: count
unit: "lines"
better: neither
window: month
needs: [commit, lines]
source: "CHAOSS, Code Changes Lines: by git, renames followed, machines included; a changed line counts twice"
*/
select m.organisation, m.repository, m.period,
       case when grouping(m.repository) = 1 and (sum(c.with_lines_once) > 0 or coalesce(sum(c.dated_once), 0) = 0)
            then coalesce(sum(c.added_once + c.removed_once), 0)
            when grouping(m.repository) = 0 and (sum(c.with_lines) > 0 or coalesce(sum(c.dated), 0) = 0)
            then coalesce(sum(c.added + c.removed), 0) end as value,
       coalesce(case when grouping(m.repository) = 1 then sum(c.with_lines_once) else sum(c.with_lines) end, 0) as sample_size
from month m
left join commit_month c on c.repository = m.repository and c.period = m.period
group by grouping sets ((m.organisation, m.period), (m.organisation, m.repository, m.period))
