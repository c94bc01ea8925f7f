/*
title: From which month on it was asked what our people gave to others; the first time, that goes two years back
*/
select w.organisation,
       cast(cast(cast(date_trunc('month', min(c.started_at)) as date) as timestamp) - interval 23 month as date) as since
from own w
join collection c on c.resource = 'outside_contribution' and c.confirmed_at is not null
group by w.organisation
