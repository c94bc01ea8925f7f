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
               when 'vulnerability' then coalesce(u.worst * u.vulnerable_repositories / cast(u.repositories as double),
                                                  case when u.screened and not u.unrated then 0 end)
               when 'unmaintained' then case when u.unmaintained then 100 when not u.unmaintained then 0 end
               when 'one maintainer' then case when g.absence_factor = 1 then 100 when g.absence_factor = 2 then 50
                                               when g.absence_factor > 2 then 0 end
               when 'behind' then case when u.libyears >= 0 then least(u.libyears, 4) * 25 end
               when 'scorecard' then (10 - c.score) * 10
               when 'licence' then case when u.looks > 0 then 100 when not u.unlicensed then 0 end
           end as share,
           w.part = 'vulnerability' and (u.unrated or not u.screened) as more
    from package_use u
    cross join weight w
    left join package p on p.package = u.package
    left join upstream_work g on g.project = p.project
    left join scorecard c on c.project = p.project
)
select organisation, package, part, weight, cast(coalesce(share, 0) as double) as low,
       cast(case when more then 100 else coalesce(share, 100) end as double) as high
from known
