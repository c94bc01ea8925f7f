/*
title: Of how many repositories it could be seen whether they follow each practice, and how many % do
*/
with seen as (
    select organisation, repository, period, 'dependency_manifest' as practice, dependency_manifest as followed from practice_month
    union all
    select organisation, repository, period, 'dependency_tool', dependency_tool from practice_month
    union all
    select organisation, repository, period, 'security_scanner', security_scanner from practice_month
    union all
    select organisation, repository, period, 'licence_check', licence_check from practice_month
    union all
    select organisation, repository, period, 'best_practice', best_practice from practice_month
    union all
    select organisation, repository, period, 'essential_files', essential_files from practice_month
    union all
    select organisation, repository, period, 'vulnerability_alerts', vulnerability_alerts from practice_month
    union all
    select organisation, repository, period, 'shared_pipeline', shared_pipeline from practice_month
    union all
    select organisation, repository, period, 'protected_branch', protected_branch from practice_month
    union all
    select organisation, repository, period, 'policy_file', policy_file from practice_month
    union all
    select organisation, repository, period, 'contribution_guide', contribution_guide from practice_month
)
select organisation, repository, period, practice, count(*) as repositories,
       100 * cast(count(*) filter (where followed) as double) / count(*) as share
from seen
where followed is not null
group by grouping sets ((organisation, period, practice), (organisation, repository, period, practice))
