/*
title: What each repository is built from now
needs: [component]
*/
select organisation, repository, component, package, version, direct, scope, licence,
       cast(first_seen as date) as first_seen
from component_span
where present
