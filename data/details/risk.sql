/*
title: Of what the risk of each package is made
needs: [component, package, advisory, scorecard, upstream_work]
*/
select organisation, package, part, weight, weight * low / 100 as low, weight * high / 100 as high
from risk_part
