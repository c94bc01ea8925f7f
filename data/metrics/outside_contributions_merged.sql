/*
title: Change requests merged by others
question: How many change requests of our people did projects that are not ours accept in a year?
version: "1"
kind: count
unit: "1"
better: higher
window: 12 months
needs: [outside_contribution]
source: "Change requests of the accounts in people.accounts, merged in public repositories of others, by the month of merging; issues and direct commits not counted"
*/
with counted as (
    select g.organisation, y.period, count(*) as change_requests
    from given g
    join year_month y on y.month = g.given
    where g.kind = 'change_request'
    group by g.organisation, y.period
)
select s.organisation, s.repository, s.period,
       case when w.since <= cast(cast(s.period as timestamp) - interval 11 month as date)
            then coalesce(c.change_requests, 0) end as value,
       coalesce(c.change_requests, 0) as sample_size
from subject_month s
left join given_since w on s.repository is null and w.organisation = s.organisation
left join counted c on c.organisation = w.organisation and c.period = s.period
