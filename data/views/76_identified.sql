/*
title: Organisations whose people are known, by the mail domains or accounts that ospo.yaml names
*/
select distinct organisation
from affiliation
where source <> 'observed'
