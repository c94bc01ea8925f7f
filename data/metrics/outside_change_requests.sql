/*
title: Change requests to others
question: How many change requests did our people open in repositories that are not ours?
version: "1"
kind: count
unit: "1"
better: higher
window: month
needs: [outside_contribution]
source: "Change requests of the accounts in people.accounts, in public repositories of others, by the month they were opened in"
*/
with counted as (
    select organisation, made as period, count(*) as change_requests
    from given
    where kind = 'change_request'
    group by organisation, made
)
select s.organisation, s.repository, s.period,
       case when w.since <= s.period then coalesce(c.change_requests, 0) end as value,
       coalesce(c.change_requests, 0) as sample_size
from subject_month s
left join given_since w on s.repository is null and w.organisation = s.organisation
left join counted c on c.organisation = w.organisation and c.period = s.period
