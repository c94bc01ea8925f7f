/*
title: What counts as a contribution, a commit by a person that is no merge and has a date
materialised: false
*/
select organisation, subject, period as month, person, domain, once
from dated_commit
where not bot and not merge and not misdated
