/*
title: What LFX Insights gives points for, from how many people or organisations on, and how many were found
materialised: false
*/
with rule as (
    select *
    from (values ('lfx_points', 1, 2), ('lfx_points', 2, 3), ('lfx_points', 3, 5), ('lfx_points', 4, 7),
                 ('lfx_points', 5, 10),
                 ('lfx_organisation_points', 1, 2), ('lfx_organisation_points', 2, 3),
                 ('lfx_organisation_points', 3, 4), ('lfx_organisation_points', 4, 6),
                 ('lfx_organisation_points', 5, 8)) as r (reading, level, least)
),
factor as (
    select subject, period, 'lfx_points' as reading, factor as low, factor as high
    from absence_factor
    union all
    select subject, period, 'lfx_organisation_points', low, high
    from elephant
)
select f.subject, f.period, r.reading, r.level,
       case r.reading when 'lfx_points' then 'people' else 'organisations' end as name,
       case when f.low >= r.least then true when f.high < r.least then false end as passed,
       cast(r.least as varchar) as wanted,
       case when f.low = f.high then cast(cast(f.low as bigint) as varchar) end as found
from factor f
join subject u on u.subject = f.subject and u.repository is not null
join rule r on r.reading = f.reading
