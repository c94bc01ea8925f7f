/*
title: The day of publishing, and the month that is still running
*/
select cast($today as date) as day, cast(date_trunc('month', cast($today as timestamp)) as date) as period
