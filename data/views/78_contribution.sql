/*
title: What people of one administration contributed to the repositories of another, by repository, person and month
*/
-- What a copy holds was given to its original. Of one whose people are not known its own people may be taken for others.
select p.organisation, p.repository, p.subject, p.whole, a.administration, p.person, p.month, p.commits
from person_month p
join administration a on a.affiliation = p.domain and a.administration <> p.organisation
left join identified i on i.organisation = p.organisation
left join identified g on g.organisation = a.administration
where p.repository not in (select repository from copy) and (i.organisation is not null or g.organisation is not null)
