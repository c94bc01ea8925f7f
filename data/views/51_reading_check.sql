/*
title: Every check of every reading of public administrations, by repository and month; passed NULL could not be seen
materialised: false
*/
select subject, period, reading, level, cast(null as integer) as points, name, passed, wanted, found from badge_check
union all
select subject, period, reading, level, null, name, passed, wanted, found from standard_check
union all
select subject, period, reading, level, null, name, passed, wanted, found from tier_check
union all
select subject, period, reading, level, null, name, passed, wanted, found from point_check
union all
select subject, period, reading, null, points, name, passed, wanted, found from score_check
