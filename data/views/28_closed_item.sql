/*
title: What was closed in the twelve months to a period and before its end, which comes early where no more is known
materialised: false
*/
with year as (
    select i.*, y.period, least(cast(y.period as timestamp) + interval 1 month, i.confirmed_at) as end_at
    from item i
    join year_month y on y.month = i.closed
)
select subject, whole, repository, resource, period, opened, opened_at, closed_at, merged_at is not null as merged,
       coalesce(reviewed_at < end_at, false) as reviewed
from year
where closed_at < end_at
