/*
title: Contributions to others
question: How much did our people give to repositories that are not ours in a year?
version: "1"
kind: count
unit: "1"
better: higher
window: 12 months
needs: [outside_contribution]
source: "Merged change requests, issues and commits of the accounts in people.accounts, in public repositories of others"
*/
with counted as (
    select g.organisation, y.period, count(*) as contributions
    from given g
    join year_month y on y.month = g.given
    group by g.organisation, y.period
)
select s.organisation, s.repository, s.period,
       case when w.since <= cast(cast(s.period as timestamp) - interval 11 month as date) then coalesce(c.contributions, 0) end as value,
       coalesce(c.contributions, 0) as sample_size
from subject_month s
left join given_since w on s.repository is null and w.organisation = s.organisation
left join counted c on c.organisation = w.organisation and c.period = s.period
