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
with contribution as (
    select p.subject, p.whole, p.person, p.month, case when s.complete_from is null then p.month end as whole_history_month
    from person_month p
    join scope s on s.repository = p.repository
),
first_seen as (
    select subject, person, min(month) as period, min(whole_history_month) as first_in_whole_history
    from contribution
    group by subject, person
    union all
    select whole, person, min(month), min(whole_history_month)
    from contribution
    group by whole, person
),
counted as (
    select subject, period, count(*) as people
    from first_seen
    where first_in_whole_history = period
    group by subject, period
)
select s.organisation, s.repository, s.period, coalesce(c.people, 0) as value, coalesce(c.people, 0) as sample_size
from subject_month s
left join counted c on c.subject = s.subject and c.period = s.period
