/*
title: Commits of each repository and month by kind, with what counts once for the organisation
*/
with counted as (
    select subject, period,
           count(*) filter (where not bot and not merge and not misdated) as commits,
           count(*) filter (where not bot and not merge and not misdated and once) as commits_once,
           count(*) filter (where not bot and merge and not misdated) as merges,
           count(*) filter (where not bot and merge and not misdated and once) as merges_once,
           count(*) filter (where bot and not misdated) as bots,
           count(*) filter (where bot and not misdated and once) as bots_once,
           count(*) filter (where misdated) as misdated,
           count(*) filter (where misdated and once) as misdated_once,
           count(*) filter (where not misdated) as dated,
           count(*) filter (where not misdated and once) as dated_once,
           count(added) filter (where not misdated) as with_lines,
           count(added) filter (where not misdated and once) as with_lines_once,
           sum(added) filter (where not misdated) as added,
           sum(added) filter (where not misdated and once) as added_once,
           sum(removed) filter (where not misdated) as removed,
           sum(removed) filter (where not misdated and once) as removed_once
    from dated_commit
    group by subject, period
)
select s.organisation, s.repository, c.*
from counted c
join subject s on s.subject = c.subject
