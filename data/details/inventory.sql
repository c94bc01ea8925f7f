/*
title: Which list says what a repository is built from
needs: [component]
*/
select s.organisation, i.repository, i.source, i.document, i.form, cast(i.made_at as date) as made_at,
       i.read_at, i.listed, i.unidentified, i.doubled
from inventory i
join scope s on s.repository = i.repository
