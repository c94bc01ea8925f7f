/*
title: Contributions from outside
question: How much of the work comes from people outside the organisation?
version: "1"
kind: share
unit: "%"
better: higher
window: 12 months
needs: [commit]
source: "CHAOSS, Contribution Attribution, by mail domain and account; needs people.domains (of a peer its own), unknown where half or more cannot be told"
*/
with ours as (
    select distinct organisation
    from affiliation
    where source <> 'observed'
),
year as (
    select d.subject, d.period, sum(d.commits) as commits,
           cast(coalesce(sum(d.commits) filter (where d.domain <> o.organisation), 0) as double) as outside,
           cast(coalesce(sum(d.commits) filter (where d.domain is null), 0) as double) as unknown
    from domain_year d
    join subject s on s.subject = d.subject
    join ours o on o.organisation = s.organisation
    group by d.subject, d.period
)
select s.organisation, s.repository, s.period,
       case when 2 * y.unknown < y.commits then 100 * y.outside / y.commits end as value,
       100 * y.outside / y.commits as low, 100 * (y.outside + y.unknown) / y.commits as high,
       coalesce(y.commits, 0) as sample_size
from subject_month s
left join year y on y.subject = s.subject and y.period = s.period
