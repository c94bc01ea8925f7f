/*
title: Which forges were asked, what that cost, and what they still allow
needs: [sweep]
*/
select organisation, target, forge, swept_at, token, listed, total, requests, ceiling, remaining, resets_at
from sweep
