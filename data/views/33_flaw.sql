/*
title: The known vulnerabilities of each component's version, each once however many databases describe it
*/
select v.component, a.canonical as flaw, max(v.package) as package, max(a.score) as score,
       max(case a.severity when 'critical' then 4 when 'high' then 3 when 'medium' then 2 when 'low' then 1 when 'none' then 0 end) as severity,
       min(a.published_at) as published_at
from vulnerability v
join advisory a on a.advisory = v.advisory
where a.withdrawn_at is null
group by v.component, a.canonical
