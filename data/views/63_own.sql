/*
title: The organisation whose workspace this is, the one whose people are known
*/
select distinct organisation
from scope
where organisation = $own
