/*
title: Issues that people opened
materialised: false
*/
select repository, opened, closed
from item
where resource = 'issue'
