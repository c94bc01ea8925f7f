/*
title: Which files CMS (US) makes mandatory from which tier of repository on, and which are there
materialised: false
*/
-- Tiers 2 and 3 make the same files mandatory: files alone do not tell them apart.
with rule as (
    select *
    from (values (1, 'licence'), (1, 'code_json'), (1, 'readme'), (1, 'community'), (1, 'security'),
                 (2, 'contributing'), (2, 'code_of_conduct'), (4, 'governance')) as r (level, name)
)
select f.subject, f.period, 'repository_tier' as reading, r.level, r.name,
       case r.name
           when 'licence' then f.licence
           when 'code_json' then f.code_json
           when 'readme' then f.readme
           when 'community' then f.community
           when 'security' then f.security
           when 'contributing' then f.contributing
           when 'code_of_conduct' then f.code_of_conduct
           when 'governance' then f.governance
       end as passed,
       cast(null as varchar) as wanted, cast(null as varchar) as found
from fact_month f
cross join rule r
