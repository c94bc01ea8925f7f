/*
title: Contributions from outside
question: How much of the work comes from people outside the organisation?
version: "1"
kind: share
unit: "%"
better: higher
window: 12 months
needs: [commit]
source: "CHAOSS, Contribution Attribution, by mail domain and account; needs people.domains, unknown where half or more cannot be told"
*/
with ours as (
    select distinct organisation
    from affiliation
    where source = 'ospo.yaml'
),
year as (
    select p.organisation, p.repository, p.period, sum(p.commits) as commits,
           cast(coalesce(sum(p.commits) filter (where p.domain <> p.organisation), 0) as double) as outside,
           cast(coalesce(sum(p.commits) filter (where p.domain is null), 0) as double) as unknown
    from person_year p
    join ours o on o.organisation = p.organisation
    group by p.organisation, p.repository, p.period
)
select s.organisation, s.repository, s.period,
       case when 2 * y.unknown < y.commits then 100 * y.outside / y.commits end as value,
       100 * y.outside / y.commits as low, 100 * (y.outside + y.unknown) / y.commits as high,
       coalesce(y.commits, 0) as sample_size
from subject_month s
left join year y
  on y.organisation = s.organisation and y.period = s.period and y.repository is not distinct from s.repository
