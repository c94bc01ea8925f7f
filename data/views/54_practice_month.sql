/*
title: What each repository that is not archived does about its dependencies, at the end of each month; NULL could not be seen
*/
with seen as (
    select repository, period,
           count(*) filter (where kind = 'file') > 0 as files,
           count(*) filter (where kind = 'practice') > 0 as practices,
           count(*) filter (where kind = 'file' and name in ('lockfile', 'sbom')) > 0 as manifests,
           count(*) filter (where kind = 'file' and name in ('lockfile', 'sbom') and value is not null) > 0 as manifest,
           count(*) filter (where kind = 'file' and name = 'dependency_bot' and value is not null) > 0 as bot,
           count(*) filter (where name = 'scanner' and value is not null) > 0 as scanner,
           count(*) filter (where kind = 'practice' and name = 'scheduled_scanner' and value is not null) > 0 as scheduled,
           count(*) filter (where kind = 'practice' and name = 'licence_check' and value is not null) > 0 as licence_check,
           count(*) filter (where kind = 'practice' and name = 'best_practice' and value is not null) > 0 as best_practice,
           count(distinct name) filter (where kind = 'file' and name in ('readme', 'licence', 'contributing') and value is not null) = 3
               as essential
    from observed_month
    group by repository, period
),
forge as (
    select subject, period, max(value) as alerts
    from forge_month
    where name = 'vulnerability_alerts'
    group by subject, period
)
select m.organisation, m.repository, m.period,
       case when v.manifests then v.manifest end as dependency_manifest,
       case when v.files then v.bot end as dependency_tool,
       case when v.scanner then true when v.practices then false end as security_scanner,
       case when v.practices then v.licence_check end as licence_check,
       case when v.practices then v.best_practice end as best_practice,
       case when v.files then v.essential end as essential_files,
       case when f.alerts = 'yes' or v.scheduled then true when f.alerts = 'no' then false end as vulnerability_alerts
from month m
join subject s on s.repository = m.repository
join scope c on c.repository = m.repository
left join seen v on v.repository = m.repository and v.period = m.period
left join forge f on f.subject = s.subject and f.period = m.period
where not c.archived
