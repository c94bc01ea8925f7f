"""The gate before the SQL: what two engines do alike passes, what they do not is named."""

import pytest

from tests.data.portable import faults


@pytest.mark.parametrize(
    "sql",
    [
        "select sum(a) / nullif(cast(count(*) as double), 0) as value from x group by grouping sets ((a), (a, b))",
        "select median(cast(a as double)), percentile_cont(0) within group (order by a) from x",
        "select cast(epoch(b) - epoch(a) as double) as seconds from x",
        "with run as (select unnest(generate_series(0, 11)) as n) select cast(n as bigint) from run",
        "select cast(cast(a as timestamp) - n * interval 1 month as date) from x",
        "select a from x where made_at between timestamp '1970-01-01' and read_at + interval 1 day",
        "select date_diff('day', a, cast(b as date)), cast(date_trunc('month', at) as date) from x",
        "select count(*) filter (where a), row_number() over (order by a) from x qualify lead(a) over (order by a) > 1",
        "select cast(a = 1 as integer), cast(sum(a) as bigint) from x",
    ],
)
def test_what_both_engines_agree_on_passes(sql: str) -> None:
    assert faults(sql) == []


@pytest.mark.parametrize(
    "sql",
    [
        "select hash(a) from x",
        "select list(a order by b) from x",
        "select arg_max(a, b), 1 from x",
        "select max_by(a, b) from x",
        "select log(a) from x",
        "select dayofweek(a) from x",
        "select isodow(a) from x",
        "select week(a) from x",
        "select quantile_cont(a, 1) from x",
        "select epoch_ms(a) from x",
        "select extract(epoch from a) from x",
        "select list_sum(a) from x",
        "select string_agg(a, ',') from x",
        "select random()",
        "select current_date",
        "select date_diff('second', a, b) from x",
        "select date_diff('month', a, b) from x",
        "select date_diff('day', a, cast(b as timestamp)) from x",
        "select date_add(a, interval 1 month) from x",
        "select cast(a as date) - cast(b as date) from x",
        "select a + interval 1 month from x",
        "select period - n * interval 1 month as month from x",
        "select date_trunc('month', a_at) from x",
        "select 86400.0 * a from x",
        "select cast(a / b as integer) from x",
        "select a from generate_series(1, 3) t(a)",
        "select a from range(3) t(a)",
        "select cast(unnest(generate_series(1, 3)) as date)",
        "select a from x asof join y on x.t >= y.t",
        "with y as materialized (select 1) select a from y",
        "select 1 as a union by name select 2 as a",
        "pivot x on a using sum(b)",
    ],
)
def test_what_they_do_otherwise_is_named(sql: str) -> None:
    assert faults(sql)
