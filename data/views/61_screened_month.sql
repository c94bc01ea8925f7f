/*
title: The months at whose end a repository's components were known and had been held against the advisories
*/
select s.subject, s.whole, m.period
from inventory_month m
join subject s on s.repository = m.repository
join confirmed k on k.repository = m.repository and k.resource = 'advisory' and m.period <= k.period
