/*
title: Pages opened by others
question: Did anybody open these pages from another machine in the month?
version: "1"
kind: state
unit: "1"
better: higher
window: end of month
needs: [commit]
source: "1 yes, 0 no. Only the month of a visit is noted, never who came or from where; unknown before the first one"
*/
with begun as (
    select min(period) as since
    from opened
)
select s.organisation, s.repository, s.period,
       case when o.period is not null then 1 when w.organisation is not null then 0 end as value,
       case when w.organisation is not null then 1 else 0 end as sample_size
from subject_month s
cross join begun b
left join own w on s.repository is null and w.organisation = s.organisation and s.period >= b.since
left join opened o on w.organisation is not null and o.period = s.period
