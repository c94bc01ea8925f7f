/*
title: Repositories under a foundation
question: How many repositories lie with a foundation?
version: "1"
kind: state
unit: "%"
better: neither
window: end of month
needs: [commit]
source: "The account that a repository lies in, beside our list of foundations and what ospo.yaml names; repositories that lie in no account left out"
*/
select s.organisation, s.repository, s.period,
       100 * cast(count(*) filter (where f.foundation) as double) / nullif(count(f.foundation), 0) as value,
       count(f.foundation) as sample_size
from subject_month s
left join month m
  on m.organisation = s.organisation and m.period = s.period and (s.repository is null or m.repository = s.repository)
left join foundation f on f.repository = m.repository
group by s.organisation, s.repository, s.period
