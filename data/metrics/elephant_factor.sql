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
with unit as (
    select organisation, repository, period, coalesce(domain, 'unknown') as low_class,
           coalesce(domain, person) as high_class, commits, domain is null as unknown
    from person_year
),
total as (
    select organisation, repository, period, sum(commits) as commits,
           cast(sum(commits) filter (where unknown) as double) as unknown
    from unit
    group by organisation, repository, period
),
classed as (
    select organisation, repository, period, 'low' as bound, low_class as class, sum(commits) as commits
    from unit
    group by organisation, repository, period, low_class
    union all
    select organisation, repository, period, 'high', high_class, sum(commits)
    from unit
    group by organisation, repository, period, high_class
),
ranked as (
    select organisation, repository, period, bound, commits,
           row_number() over (partition by organisation, repository, period, bound order by commits desc, class) as k,
           sum(commits) over (partition by organisation, repository, period, bound order by commits desc, class
                              rows between unbounded preceding and current row) as upto
    from classed
),
factor as (
    select t.organisation, t.repository, t.period, t.commits, t.unknown,
           min(r.k) filter (where r.bound = 'low') as low, min(r.k) filter (where r.bound = 'high') as high
    from total t
    join ranked r
      on r.organisation = t.organisation and r.period = t.period and r.repository is not distinct from t.repository
     and 2 * r.upto >= t.commits
    group by t.organisation, t.repository, t.period, t.commits, t.unknown
)
select s.organisation, s.repository, s.period,
       case when 2 * coalesce(f.unknown, 0) < f.commits then f.low end as value, f.low, f.high,
       coalesce(f.commits, 0) as sample_size
from subject_month s
left join factor f
  on f.organisation = s.organisation and f.period = s.period and f.repository is not distinct from s.repository
