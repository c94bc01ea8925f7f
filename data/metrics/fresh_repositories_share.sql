/*
title: Repositories read anew
question: How many repositories did we look at again within the month?
version: "1"
kind: state
unit: "%"
better: higher
window: end of month
needs: [commit]
source: "Repositories whose history was confirmed to be whole in the month; unknown before the first reading, archived repositories left out"
*/
with fresh as (
    select distinct repository, cast(date_trunc('month', confirmed_at) as date) as period
    from collection
    where resource = 'commit' and confirmed_at is not null
),
begun as (
    select s.organisation, min(f.period) as period
    from fresh f
    join scope s on s.repository = f.repository
    group by s.organisation
),
asked as (
    select m.organisation, m.repository, m.period, f.repository is not null as fresh
    from month m
    join scope c on c.repository = m.repository
    join begun b on b.organisation = m.organisation and b.period <= m.period
    left join fresh f on f.repository = m.repository and f.period = m.period
    where not c.archived
)
select s.organisation, s.repository, s.period,
       100 * cast(count(a.repository) filter (where a.fresh) as double) / nullif(count(a.repository), 0) as value,
       count(a.repository) as sample_size
from subject_month s
left join asked a
  on a.organisation = s.organisation and a.period = s.period and (s.repository is null or a.repository = s.repository)
group by s.organisation, s.repository, s.period
