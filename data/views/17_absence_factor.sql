/*
title: The fewest people who made half of the contributions of twelve months or more
*/
with tally as (
    select subject, period, commits, count(*) as people
    from person_year
    group by subject, period, commits
),
summed as (
    select subject, period, commits, people,
           sum(commits * people) over (partition by subject, period) as total,
           sum(commits * people) over down as upto,
           sum(people) over down as people_upto
    from tally
    window down as (partition by subject, period order by commits desc
                    rows between unbounded preceding and current row)
)
select subject, period, total,
       people_upto - people + ceil(cast(total - 2 * (upto - commits * people) as double) / (2 * commits)) as factor
from summed
where 2 * upto >= total and 2 * (upto - commits * people) < total
