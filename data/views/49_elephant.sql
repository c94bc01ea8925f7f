/*
title: The fewest organisations that made half of the contributions of twelve months, unknown ones as one and each apart
*/
with class as (
    select subject, period, 'low' as bound, commits
    from domain_year
    union all
    select subject, period, 'high', commits
    from domain_year
    where domain is not null
    union all
    select subject, period, 'high', commits
    from person_year
    where domain is null
),
tally as (
    select subject, period, bound, commits, count(*) as classes
    from class
    group by subject, period, bound, commits
),
summed as (
    select subject, period, bound, commits, classes,
           sum(commits * classes) over (partition by subject, period, bound) as total,
           sum(commits * classes) over down as upto,
           sum(classes) over down as classes_upto
    from tally
    window down as (partition by subject, period, bound order by commits desc
                    rows between unbounded preceding and current row)
),
half as (
    select subject, period, bound, total,
           classes_upto - classes + ceil(cast(total - 2 * (upto - commits * classes) as double) / (2 * commits)) as factor
    from summed
    where 2 * upto >= total and 2 * (upto - commits * classes) < total
)
select subject, period, max(total) as total,
       max(factor) filter (where bound = 'low') as low, max(factor) filter (where bound = 'high') as high
from half
group by subject, period
