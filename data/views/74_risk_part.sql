/*
title: What makes a package a risk, in parts, and how many % of each there are at least (low) and at most (high); unknown may be none and all
*/
with weight as (
    select 40 as weight, 'vulnerability' as part
    union all
    select 20, 'unmaintained'
    union all
    select 15, 'one maintainer'
    union all
    select 10, 'behind'
    union all
    select 10, 'scorecard'
    union all
    select 5, 'licence'
),
known as (
    select u.organisation, u.package, w.part, w.weight,
           case w.part
               when 'vulnerability' then coalesce(u.score * 10, case u.severity when 4 then 95 when 3 then 80 when 2 then 55
                                                                when 1 then 20 when 0 then 0 end,
                                                  case when u.screened and u.severity is null then 0 end)
               when 'unmaintained' then case when u.unmaintained then 100 when not u.unmaintained then 0 end
               when 'one maintainer' then case when g.absence_factor = 1 then 100 when g.absence_factor = 2 then 50
                                               when g.absence_factor > 2 then 0 end
               when 'behind' then case when u.libyears >= 0 then least(u.libyears, 4) * 25 end
               when 'scorecard' then (10 - c.score) * 10
               when 'licence' then case when u.looks > 0 then 100 when not u.unlicensed then 0 end
           end as share
    from package_use u
    cross join weight w
    left join package p on p.package = u.package
    left join upstream_work g on g.project = p.project
    left join scorecard c on c.project = p.project
)
select organisation, package, part, weight, cast(coalesce(share, 0) as double) as low, cast(coalesce(share, 100) as double) as high
from known
