/*
title: Which stable version of a package was the newest, from when on and until when (NULL, still)
*/
select package, version, newest_since as since_at,
       lead(newest_since) over (partition by package order by newest_since, version) as until_at
from package_version
where newest_since is not null
