/*
title: "Contributor points (LFX)"
question: How many active repositories get a point from LFX Insights, because one person leaving would not take half of the work?
version: "1"
kind: state
unit: points
better: higher
window: end of month
needs: [commit]
source: "Our reading of the public table of LFX Insights, no verdict of theirs: contributor absence factor of 2, 3, 5, 7, 10 gives 1 to 5 points. Commits of twelve months alone, and half where LFX says 51 %"
*/
select s.organisation, s.repository, s.period, case when r.low = r.high then r.low end as value, r.low, r.high,
       coalesce(r.sample_size, 0) as sample_size
from subject_month s
left join reading_month r on r.subject = s.subject and r.period = s.period and r.reading = 'lfx_points'
