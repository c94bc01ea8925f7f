/*
title: Elephant factor
question: How few organisations make half of the contributions?
version: "1"
kind: level
unit: "organisations"
better: higher
window: 12 months
needs: [commit]
source: "CHAOSS, Elephant Factor, by mail domain; unknown where half or more cannot be told"
*/
select s.organisation, s.repository, s.period,
       case when 2 * coalesce(u.commits, 0) < f.total then f.low end as value, f.low, f.high,
       coalesce(f.total, 0) as sample_size
from subject_month s
left join elephant f on f.subject = s.subject and f.period = s.period
left join domain_year u on u.subject = s.subject and u.period = s.period and u.domain is null
