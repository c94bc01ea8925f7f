/*
title: What code.gouv.fr (France) gives points for, how many, and what was found
materialised: false
*/
-- A description, not being archived and being no copy save points there; here they give them, and all begin at -2,100.
-- A copy is in no organisation's figures, so what is read is none.
with rule as (
    select *
    from (values ('licensed', 1000, null), ('template', 1000, null), ('publiccode', 1000, null),
                 ('readme', 100, null), ('contributing', 100, null), ('changelog', 10, null),
                 ('described', 100, null), ('not_archived', 1000, null), ('not_fork', 1000, null),
                 ('forks_2', 10, '2'), ('forks_11', 90, '11'), ('forks_101', 900, '101'),
                 ('watchers_2', 10, '2'), ('watchers_11', 90, '11'), ('watchers_101', 900, '101'))
         as r (name, points, wanted)
)
select f.subject, f.period, 'codegouvfr_score' as reading, r.points, r.name,
       case r.name
           when 'licensed' then f.licensed
           when 'template' then f.template
           when 'publiccode' then f.publiccode
           when 'readme' then f.readme
           when 'contributing' then f.contributing
           when 'changelog' then f.changelog
           when 'described' then f.described
           when 'not_archived' then f.open
           when 'not_fork' then true
           when 'forks_2' then f.forks > 1
           when 'forks_11' then f.forks > 10
           when 'forks_101' then f.forks > 100
           when 'watchers_2' then f.watchers > 1
           when 'watchers_11' then f.watchers > 10
           when 'watchers_101' then f.watchers > 100
       end as passed,
       r.wanted,
       case when r.name = 'licensed' then f.spdx
            when starts_with(r.name, 'forks') then cast(f.forks as varchar)
            when starts_with(r.name, 'watchers') then cast(f.watchers as varchar) end as found
from fact_month f
cross join rule r
