/*
title: Who stands behind each package (being written)
*/
select package, cast(null as varchar) as kind, cast(null as varchar) as backed_by
from package
