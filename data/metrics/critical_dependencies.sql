/*
title: Critical dependencies
question: How many packages do we depend on most?
version: "1"
kind: state
unit: "1"
better: neither
window: end of month
needs: [component]
source: "Packages in use that several repositories ask for themselves (dependencies.critical_from in ospo.yaml, else 3), or that are named there"
*/
with counted as (
    select organisation, period, count(*) as packages
    from critical_month
    group by organisation, period
)
select s.organisation, s.repository, s.period,
       case when k.repositories > 0 then coalesce(c.packages, 0) end as value,
       coalesce(k.repositories, 0) as sample_size
from subject_month s
left join listed_month k on s.repository is null and k.subject = s.subject and k.period = s.period
left join counted c on k.repositories > 0 and c.organisation = s.organisation and c.period = s.period
