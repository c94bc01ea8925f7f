/*
title: What openCode asks of a repository for its badges, and what was found
materialised: false
*/
-- The rule names no case without issues, which is passed here, nor one without change requests, which is not known.
with rule as (
    select *
    from (values ('opencode_maintenance', 1, 'commits', '5'), ('opencode_maintenance', 1, 'answered', '7'),
                 ('opencode_maintenance', 2, 'released', '1'), ('opencode_maintenance', 3, 'two_people', '2'),
                 ('opencode_security', 1, 'answered', '7'), ('opencode_security', 1, 'protected', null),
                 ('opencode_security', 1, 'security', null), ('opencode_security', 2, 'tags_signed', '80'),
                 ('opencode_security', 2, 'reviewed', '75')) as r (reading, level, name, wanted)
)
select f.subject, f.period, r.reading, r.level, r.name,
       case r.name
           when 'commits' then case when not f.commits_seen then null when f.commits >= 5 then true
                                    when f.half_year_seen then false end
           when 'answered' then case when f.issues_seen then coalesce(f.days < 7, true) end
           when 'released' then case when f.tags_seen then f.tags >= 1 end
           when 'two_people' then case when f.half_year_seen then f.commits > 0 and 2 * f.most < f.commits end
           when 'protected' then f.protected
           when 'security' then f.security
           when 'reviewed' then case when f.changes_seen and f.merged > 0 then 100 * f.reviewed >= 75 * f.merged end
       end as passed,
       r.wanted,
       case r.name
           when 'commits' then case when f.commits_seen then cast(f.commits as varchar) end
           when 'answered' then case when f.issues_seen and f.responders > 1
                                     then cast(floor(10 * f.days) / 10 as varchar) end
           when 'released' then case when f.tags_seen then cast(f.tags as varchar) end
           when 'reviewed' then case when f.changes_seen
                                     then cast(floor(100 * f.reviewed / nullif(f.merged, 0)) as varchar) end
       end as found
from fact_month f
cross join rule r
