/*
title: A number for each organisation (repository NULL) and each of its repositories in scope; whole is its organisation's
*/
with named as (
    select distinct organisation, cast(null as varchar) as repository
    from scope
    union all
    select organisation, repository
    from scope
),
numbered as (
    select organisation, repository,
           cast(row_number() over (order by organisation, repository nulls first) as integer) as subject
    from named
)
select subject, min(subject) over (partition by organisation) as whole, organisation, repository
from numbered
