/*
title: What each repository is built from now
needs: [component, package, advisory]
*/
select organisation, repository, component, package, version, direct, scope, licence, class, osi, look,
       cast(first_seen as date) as first_seen, cast(published_at as date) as published_at,
       cast(newest_at as date) as newest_at, libyears, unmaintained, screened, flaws, severity
from component_now
