/*
title: What the readings of public administrations ask of a repository, as of each month; NULL could not be seen
*/
with told as (
    select subject, period, true as told,
           max(value) filter (where name = 'protection') as protection,
           max(value) filter (where name = 'protection_admins') as protection_admins,
           cast(max(coalesce(value, '0')) filter (where name = 'protection_reviews') as bigint) as protection_reviews,
           max(value) filter (where name = 'protection_code_owners') as protection_code_owners,
           max(value) filter (where name = 'protection_signatures') as protection_signatures,
           max(value) filter (where name = 'protection_stale_reviews') as protection_stale_reviews,
           max(value) filter (where name = 'secret_scanning') as secret_scanning,
           max(value) filter (where name = 'push_protection') as push_protection,
           max(value) filter (where name = 'template') as template,
           max(value) filter (where name = 'issues') as issues,
           max(value) filter (where name = 'licence') as licence,
           cast(max(value) filter (where name = 'forks') as bigint) as forks,
           cast(max(value) filter (where name = 'watchers') as bigint) as watchers,
           count(*) filter (where name = 'description') > 0 as description_seen,
           coalesce(max(value) filter (where name = 'description'), '') as description
    from forge_month
    group by subject, period
),
file as (
    select repository, period,
           bool_or(present) filter (where name = 'readme') as readme,
           bool_or(present) filter (where name = 'licence') as licence,
           bool_or(present) filter (where name = 'contributing') as contributing,
           bool_or(present) filter (where name = 'security') as security,
           bool_or(present) filter (where name = 'code_of_conduct') as code_of_conduct,
           bool_or(present) filter (where name = 'governance') as governance,
           bool_or(present) filter (where name = 'changelog') as changelog,
           bool_or(present) filter (where name = 'community') as community,
           bool_or(present) filter (where name = 'publiccode') as publiccode,
           bool_or(present) filter (where name = 'code_json') as code_json
    from file_month
    group by repository, period
),
named as (
    select repository, period, min(value) filter (where value <> 'NOASSERTION') as licence,
           bool_or(value = 'MIT') as mit
    from observed_month
    where kind = 'licence' and value is not null
    group by repository, period
)
select s.subject, m.period, h.commits, h.most, h.tags, h.merged, h.reviewed, r.days, r.responders,
       kc.repository is not null as commits_seen,
       kc.repository is not null
       and (c.complete_from is null
            or c.complete_from <= cast(m.period as timestamp) - interval 5 month) as half_year_seen,
       kt.repository is not null as tags_seen,
       ki.repository is not null and coalesce(t.issues, 'yes') <> 'no' as issues_seen,
       kr.repository is not null as changes_seen,
       f.readme, f.licence, f.contributing, f.security, f.code_of_conduct, f.governance, f.changelog, f.community,
       f.publiccode, f.code_json,
       coalesce(n.licence, t.licence) as spdx,
       case when coalesce(n.licence, t.licence, 'NOASSERTION') <> 'NOASSERTION' then true
            when f.licence is not null or t.told then false end as licensed,
       case when n.mit or t.licence = 'MIT' then true when f.licence is not null or t.told then false end as mit,
       case when m.period >= cast(date_trunc('month', l.first_at) as date) then o.default_branch end as branch,
       case when o.archived is null then null else not (o.archived and m.period > coalesce(a.period, m.period)) end as open,
       t.protection = 'yes' as protected,
       case when t.protection = 'no' then false else t.protection_admins = 'yes' end as protection_admins,
       case when t.protection = 'no' then false else t.protection_signatures = 'yes' end as protection_signatures,
       case when t.protection = 'no' then false else t.protection_code_owners = 'yes' end as protection_code_owners,
       case when t.protection = 'no' then false else t.protection_stale_reviews = 'yes' end as protection_stale_reviews,
       case when t.protection = 'no' then 0 else t.protection_reviews end as protection_reviews,
       t.secret_scanning = 'yes' as secret_scanning, t.push_protection = 'yes' as push_protection,
       t.template = 'yes' as template, t.forks, t.watchers,
       case when t.description_seen then t.description <> '' end as described
from month m
join subject s on s.repository = m.repository
join scope c on c.repository = m.repository
join repository o on o.id = m.repository
join half_year h on h.subject = s.subject and h.period = m.period
left join collected l on l.repository = m.repository
left join (select subject, max(month) as period from person_month group by subject) a on a.subject = s.subject
left join confirmed kc on kc.repository = m.repository and kc.resource = 'commit' and m.period <= kc.period
left join confirmed kt on kt.repository = m.repository and kt.resource = 'tag' and m.period <= kt.period
left join confirmed ki on ki.repository = m.repository and ki.resource = 'issue' and m.period <= ki.period
left join confirmed kr on kr.repository = m.repository and kr.resource = 'change_request' and m.period <= kr.period
left join told t on t.subject = s.subject and t.period = m.period
left join file f on f.repository = m.repository and f.period = m.period
left join named n on n.repository = m.repository and n.period = m.period
left join reaction r on r.subject = s.subject and r.period = m.period
