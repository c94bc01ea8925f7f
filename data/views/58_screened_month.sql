/*
title: The months at whose end a repository's components were known and had been held against the advisories
*/
select m.organisation, m.repository, m.period
from inventory_month m
join confirmed k on k.repository = m.repository and k.resource = 'advisory' and m.period <= k.period
