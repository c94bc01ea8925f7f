/*
title: Figures with a target
question: For how many figures is it set down where they are to be?
version: "1"
kind: state
unit: "1"
better: higher
window: end of month
needs: [commit]
source: "Targets in ospo.yaml and in the plans of assessments, each figure once. As they stand today: told of the running month and the one before, of earlier ones it is not known"
*/
with counted as (
    select count(*) as metrics
    from target
)
select s.organisation, s.repository, s.period,
       case when w.organisation is not null then c.metrics end as value,
       case when w.organisation is not null then c.metrics else 0 end as sample_size
from subject_month s
cross join counted c
cross join today t
left join own w
  on s.repository is null and w.organisation = s.organisation
 and s.period >= cast(cast(t.period as timestamp) - interval 1 month as date)
