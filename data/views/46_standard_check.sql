/*
title: What the Ministry of Justice (UK) asks of its repositories, and what was found
materialised: false
*/
with rule as (
    select *
    from (values (1, 'secret_scanning', null), (1, 'push_protection', null), (2, 'binds_admins', null),
                 (2, 'stale_reviews', null), (2, 'one_review', '1'), (2, 'owner', null), (2, 'mit', 'MIT'),
                 (2, 'main', 'main'), (3, 'signed_commits', null), (3, 'code_owners', null)) as r (level, name, wanted)
)
select f.subject, f.period, 'standards_level' as reading, r.level, r.name,
       case r.name
           when 'secret_scanning' then f.secret_scanning
           when 'push_protection' then f.push_protection
           when 'binds_admins' then f.protection_admins
           when 'stale_reviews' then f.protection_stale_reviews
           when 'one_review' then f.protection_reviews >= 1
           when 'mit' then f.mit
           when 'main' then f.branch = 'main'
           when 'signed_commits' then f.protection_signatures
           when 'code_owners' then f.protection_code_owners
       end as passed,
       r.wanted,
       case r.name
           when 'one_review' then cast(f.protection_reviews as varchar)
           when 'mit' then f.spdx
           when 'main' then f.branch
       end as found
from fact_month f
cross join rule r
