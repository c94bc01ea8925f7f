"""The SQL files are found, checked and run; what is wrong with one is said with its name."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data import definitions
from data.definitions import Metric
from data.ledger import Connection
from data.snapshot import METRIC_VALUE
from data.words import Problem

FRONT = """/*
title: T
question: Q?
version: "1"
kind: count
unit: "1"
better: higher
window: month
needs: [commit]
source: S
*/
"""
COLUMNS = "'o' as organisation, 'r' as repository, date '2024-01-01' as period, 7 as value, 3 as sample_size"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which metrics are looked for, to be filled."""
    (tmp_path / "metrics").mkdir()
    monkeypatch.setattr(definitions, "HERE", tmp_path)
    definitions.metrics.cache_clear()
    yield tmp_path / "metrics"
    definitions.metrics.cache_clear()


@pytest.fixture
def connection() -> Iterator[Connection]:
    """What a metric is run on: one organisation, and how much is known of two resources in one month."""
    with duckdb.connect(":memory:") as opened:
        opened.execute("create table scope as select 'o' as organisation, 'self' as role")
        opened.execute("""create table resource_window as
            select 'o' as organisation, 'r' as repository, date '2024-01-01' as period, 1 as months, * from (values
                ('commit', cast(0.5 as double), timestamp '2024-02-02'),
                ('tag', 1, timestamp '2024-02-01'),
                ('lines', 0, null)
            ) r(resource, coverage, collected_at)""")
        opened.execute(METRIC_VALUE.format(schema="memory"))
        yield opened


def metric(sql: str, **facts: object) -> Metric:
    front = {"title": "T", "question": "Q", "version": "1", "kind": "count", "unit": "1", "better": "higher",
             "window": "month", "needs": ["commit"], "source": "S"}  # fmt: skip
    return Metric.model_validate({"id": "m", "sql": sql, **front, **facts})


def test_a_metric_is_its_front_matter_and_its_sql(folder: Path) -> None:
    (folder / "found.sql").write_text(FRONT + "select 1;\n", "utf-8")
    (found,) = definitions.metrics().values()
    assert (found.id, found.title, found.sql, found.needs) == ("found", "T", "select 1", ["commit"])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("select 1", "there is none"),
        (FRONT.replace("title: T\n", ""), "title"),
        (FRONT.replace("title: T", "title: T\ncolour: red"), "colour"),
        (FRONT.replace("kind: count", "kind: colour"), "kind"),
        (FRONT.replace("window: month", "window: a while"), "window"),
        (FRONT.replace("[commit]", "[weather]"), "weather is no resource"),
        (FRONT.replace("title: T", "title: [T"), "expected"),
        (FRONT.replace("title: T", "- title"), ""),
    ],
)
def test_what_is_wrong_with_front_matter_is_said_with_the_files_name(folder: Path, wrong: str, said: str) -> None:
    (folder / "wrong.sql").write_text(f"{wrong}select 1\n", "utf-8")
    with pytest.raises(Problem) as caught:
        definitions.metrics()
    assert caught.value.code == "definition.front_matter"
    assert "wrong.sql" in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "sql",
    [
        "selec 1",
        "select * from nowhere",
        "select 1 as organisation",
        f"select {COLUMNS}, nowhere",
        f"select {COLUMNS} where $days > 1",
        f"select {COLUMNS.replace('7', 'cast(repository as integer)')} from (select 'x' as repository)",
    ],
)
def test_sql_that_cannot_be_run_is_named(connection: Connection, sql: str) -> None:
    with pytest.raises(Problem) as caught:
        definitions.run_metrics(connection, [metric(sql)], "metric_value")
    assert caught.value.code == "definition.sql"
    assert "m.sql" in str(caught.value)


def test_a_row_has_the_mean_coverage_and_the_oldest_confirmation_of_what_it_needs(connection: Connection) -> None:
    definitions.run_metrics(connection, [metric(f"select {COLUMNS}", needs=["commit", "tag"])], "metric_value")
    (row,) = connection.execute(
        "select value, sample_size, coverage, cast(collected_at as varchar), definition, source from metric_value"
    ).fetchall()
    assert row == (7, 3, 0.75, "2024-02-01 00:00:00", "1", "own")


def test_a_range_is_a_rows_where_the_metric_gives_one(connection: Connection) -> None:
    definitions.run_metrics(connection, [metric(f"select {COLUMNS}")], "metric_value")
    definitions.run_metrics(connection, [metric(f"select {COLUMNS}, 1 as low, 9 as high")], "metric_value")
    assert connection.execute("select value, low, high from metric_value").fetchall() == [(7, None, None), (7, 1, 9)]


def test_a_figure_of_which_one_need_is_not_known_at_all_is_unknown(connection: Connection) -> None:
    sql = f"select {COLUMNS}, 1 as low, 9 as high"
    definitions.run_metrics(connection, [metric(sql, needs=["commit", "tag", "lines"])], "metric_value")
    assert connection.execute("select value, low, high, coverage from metric_value").fetchall() == [
        (None, None, None, 0.5)
    ]


def test_a_number_that_is_none_is_unknown(connection: Connection) -> None:
    none = COLUMNS.replace("7", "cast('NaN' as double)")
    definitions.run_metrics(connection, [metric(f"select {none}")], "metric_value")
    assert connection.execute("select value from metric_value").fetchall() == [(None,)]


def test_a_parameter_is_bound_from_the_front_matter(connection: Connection) -> None:
    sql = f"select {COLUMNS.replace('7', '$days + 1')}"
    definitions.run_metrics(connection, [metric(sql, parameters={"days": 60})], "metric_value")
    assert connection.execute("select value from metric_value").fetchall() == [(61,)]
