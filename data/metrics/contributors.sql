/*
title: Contributors
question: How many people contributed in a year?
version: "1"
kind: count
unit: "people"
better: higher
window: 12 months
needs: [commit]
source: "CHAOSS, Contributors: people with at least one contribution"
*/
with counted as (
    select subject, period, count(*) as people
    from person_year
    group by subject, period
)
select s.organisation, s.repository, s.period, coalesce(c.people, 0) as value, coalesce(c.people, 0) as sample_size
from subject_month s
left join counted c on c.subject = s.subject and c.period = s.period
