/*
title: Administrations contributed to
question: On the software of how many other administrations did our people work in a year?
version: "1"
kind: count
unit: "administrations"
better: higher
window: 12 months
needs: [commit]
source: "Peers with at least one commit of ours in their repositories, told by mail domain, and administrations in whose other public repositories the accounts in people.accounts had a commit or a merged change request; unknown where half or more of the peers' commits cannot be told"
*/
with gave as (
    select c.administration as organisation, y.period, c.organisation as administration
    from contribution c
    join year_month y on y.month = c.month
    union
    select g.organisation, y.period, g.administration
    from given_to g
    join year_month y on y.month = g.given
),
counted as (
    select organisation, period, count(*) as administrations
    from gave
    group by organisation, period
),
worked as (
    select s.organisation, p.period, sum(p.commits) as commits,
           cast(coalesce(sum(p.commits) filter (where p.domain is null), 0) as double) as unknown
    from domain_year p
    join subject s on s.subject = p.subject and s.repository is null
    group by s.organisation, p.period
),
elsewhere as (
    select i.organisation, w.period, sum(w.commits) as commits, sum(w.unknown) as unknown,
           count(*) filter (where w.unknown > 0 and g.administration is null) as more
    from identified i
    join worked w on w.organisation <> i.organisation
    left join gave g on g.organisation = i.organisation and g.period = w.period and g.administration = w.organisation
    group by i.organisation, w.period
),
looked as (
    select i.organisation, count(*) > 0 as peers
    from identified i
    join (select distinct organisation from scope) o on o.organisation <> i.organisation
    group by i.organisation
),
known as (
    select s.organisation, s.repository, s.period, coalesce(c.administrations, 0) as administrations, e.more,
           coalesce(e.commits, 0) as commits, coalesce(2 * e.unknown < e.commits, true) as told,
           coalesce(a.since <= cast(cast(s.period as timestamp) - interval 11 month as date), l.peers) as whole
    from subject_month s
    join identified i on s.repository is null and i.organisation = s.organisation
    left join looked l on l.organisation = s.organisation
    left join given_since a on a.organisation = s.organisation
    left join counted c on c.organisation = s.organisation and c.period = s.period
    left join elsewhere e on e.organisation = s.organisation and e.period = s.period
)
select s.organisation, s.repository, s.period,
       case when k.whole and k.told then k.administrations end as value,
       case when k.whole is not null then k.administrations end as low,
       case when k.whole then k.administrations + coalesce(k.more, 0) end as high,
       coalesce(k.commits, 0) as sample_size
from subject_month s
left join known k on s.repository is null and k.organisation = s.organisation and k.period = s.period
