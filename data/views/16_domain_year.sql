/*
title: The same by whose the people are; domain NULL is everybody of whom that is unknown
*/
select subject, domain, period, cast(sum(commits) as bigint) as commits
from person_year
group by subject, domain, period
