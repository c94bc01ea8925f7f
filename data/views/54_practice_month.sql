/*
title: What each repository that is not archived does about its dependencies, its pipeline and its rules, at the end of each month; NULL could not be seen
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
           count(*) filter (where kind = 'practice' and name = 'shared_pipeline') > 0 as pipelines,
           count(*) filter (where kind = 'practice' and name = 'shared_pipeline' and value is not null) > 0 as shared_pipeline,
           count(distinct name) filter (where kind = 'file' and name in ('readme', 'licence', 'contributing') and value is not null) = 3
               as essential
    from observed_month
    group by repository, period
),
forge as (
    select subject, period, max(value) filter (where name = 'vulnerability_alerts') as alerts,
           max(value) filter (where name = 'protection') as protection
    from forge_month
    group by subject, period
),
file as (
    select repository, period, bool_or(present) filter (where name = 'contributing') as contributing,
           bool_or(present) filter (where name in ('code_of_conduct', 'governance', 'security')) as policy
    from file_month
    group by repository, period
)
select m.organisation, m.repository, m.period,
       case when v.manifests then v.manifest end as dependency_manifest,
       case when v.files then v.bot end as dependency_tool,
       case when v.scanner then true when v.practices then false end as security_scanner,
       case when v.practices then v.licence_check end as licence_check,
       case when v.practices then v.best_practice end as best_practice,
       case when v.files then v.essential end as essential_files,
       case when f.alerts = 'yes' or v.scheduled then true when f.alerts = 'no' then false end as vulnerability_alerts,
       case when v.pipelines then v.shared_pipeline end as shared_pipeline,
       f.protection = 'yes' as protected_branch, p.policy as policy_file, p.contributing as contribution_guide
from month m
join subject s on s.repository = m.repository
join scope c on c.repository = m.repository
left join seen v on v.repository = m.repository and v.period = m.period
left join forge f on f.subject = s.subject and f.period = m.period
left join file p on p.repository = m.repository and p.period = m.period
where not c.archived
