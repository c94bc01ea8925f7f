/*
title: Who stands behind each package; NULL is not known
*/
-- An account's owner is a fact; who made most commits is a sign. A company comes before one maintainer: its domain is
-- used by three people or more, so it is nobody's own, and it can put another in the place of the one who does the work.
-- That so much hangs on one person is in the absence factor, and counts as a risk by itself.
with listed as (
    select package
    from package
    union
    select package
    from component
    where package is not null
)
select l.package,
       case when s.kind is not null then s.kind
            when d.kind is not null then d.kind
            when w.absence_factor = 1 then 'one maintainer'
            when w.absence_factor > 1 then 'several people' end as kind,
       coalesce(s.name, d.name) as backed_by
from listed l
left join package p on p.package = l.package
left join steward_of_package s on s.package = l.package
left join upstream_work w on w.project = p.project
left join steward_of_domain d on d.domain = w.organisation and w.organisation_share >= 50
