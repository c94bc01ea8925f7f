/*
title: Change requests that people opened
materialised: false
*/
select repository, opened, closed, merged
from item
where resource = 'change_request'
