/*
title: Repositories with a list of components
question: Of how many repositories is it known what they are built from?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [commit]
source: "Lists of components that were given, committed, made by the forge or scanned; archived repositories counted, as their components are; unknown before the first list"
*/
with known as (
    select distinct organisation, period
    from inventory_month
)
select s.organisation, s.repository, s.period,
       case when count(k.period) > 0 then 100 * cast(count(i.repository) as double) / count(*) end as value,
       case when count(k.period) > 0 then count(*) else 0 end as sample_size
from subject_month s
join month m
  on m.organisation = s.organisation and m.period = s.period and (s.repository is null or m.repository = s.repository)
left join known k on k.organisation = s.organisation and k.period = s.period
left join inventory_month i on i.repository = m.repository and i.period = m.period
group by s.organisation, s.repository, s.period
