/*
title: How many wait in each queue, how many of them until it was done, within two working days too, and whether one person alone answered
*/
select queue, max(measure) as measure, max(subject) as subject, max(period) as period, count(*) as items,
       count(*) filter (where done) as dones, count(*) filter (where soon) as soon,
       max(measure) = 'response' and count(*) filter (where done) > 0
       and min(responder) is not distinct from max(responder) as hidden
from queued
group by queue
