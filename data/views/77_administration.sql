/*
title: Which administration people are of, by what is known of whose they are
*/
select organisation as affiliation, organisation as administration
from identified
union
select domain, name
from administration_of_domain
