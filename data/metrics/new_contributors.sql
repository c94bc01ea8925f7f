/*
title: New contributors
question: How many people contributed for the first time?
version: "1"
kind: count
unit: "people"
better: higher
window: month
needs: [history]
source: "CHAOSS, New Contributors: first contribution ever, to the organisation or to the repository"
*/
with first_seen as (
    select organisation, repository, person, min(month) as period
    from person_month
    group by grouping sets ((organisation, person), (organisation, repository, person))
),
counted as (
    select organisation, repository, period, count(*) as people
    from first_seen
    group by organisation, repository, period
)
select s.organisation, s.repository, s.period, coalesce(c.people, 0) as value, coalesce(c.people, 0) as sample_size
from subject_month s
left join counted c
  on c.organisation = s.organisation and c.period = s.period and c.repository is not distinct from s.repository
