"""What every metric, shared definition and details table keeps to, whichever there are."""

from collections.abc import Iterator
from datetime import date, datetime

import duckdb
import pytest

from data import definitions, opening
from data.definitions import Details, Metric, Settings
from data.ledger import Connection, open_ledger
from data.records import Observation
from data.snapshot import METRIC_VALUE, Snapshot
from data.workspace import Workspace
from tests.data.portable import faults
from tests.data.story import (
    Told,
    change_requests,
    collected,
    commits,
    files,
    issues,
    known,
    releases,
    repository,
    running,
    swept,
    tags,
    tell,
)
from tests.data.supply import (
    advisory,
    forge_says,
    gave,
    lists,
    package,
    released,
    scored,
    screened,
    seen,
    vulnerable,
    worked_on,
)

METRICS = list(definitions.metrics().values())
VIEWS = list(definitions.views().values())
DETAILS = list(definitions.details().values())
KEY = ["organisation", "repository", "period", "value"]
IN_VIEWS = {"today", "excluded", "private", "resources", "own", "critical", "critical_from", "targets", "opened"}
OF_PEOPLE = {"person", "identity", "author", "name", "mail", "email", "address", "login", "account", "domain"}
DAY = datetime(2024, 2, 1)
FACTS = {"description": "", "forks": "0", "watchers": "0", "template": "no", "issues": "yes", "protection": "no",
         "secret_scanning": "no", "push_protection": "no"}  # fmt: skip
OF_DEPENDENCIES = ("component", "package", "advisory", "scorecard", "upstream_work", "outside_contribution")
PRACTICES = ("scanner", "scheduled_scanner", "licence_check", "best_practice", "shared_pipeline")
ELSEWHERE = {"administrations_contributed_to"}  # what people gave to others lies in the others' repositories
TODAY = Settings(date(2024, 6, 20), [], private=False, own="city-of-x")


def by_id(one: Metric | Details) -> str:
    return one.id


def named(sql: str) -> set[str]:
    return set(duckdb.extract_statements(sql)[0].named_parameters)


@pytest.fixture
def told(workspace: Workspace) -> Told:
    """A little of everything that collectors leave behind."""
    opening.note(workspace, date(2024, 5, 5))
    return tell(
        workspace,
        commits("local/app", "2024-01-10 ann@x.example", "2024-02-10 bob@y.example +3 -2", "2024-02-11 ann merge"),
        commits("local/app", "2024-03-01 renovate[bot]", "1960-01-01 cy committed 2024-03-01"),
        commits("local/app", *(f"2024-04-01 {who}@y.example" for who in "defgh")),
        commits("local/lib", "2024-02-05 ann@x.example =shared", "2024-05-05 ann@x.example unread"),
        commits("host.example/y/app", "2024-02-05 ann@x.example =shared", "2024-03-06 eve@y.example"),
        tags("local/app", "2024-02-01 v1", "2024-03-01 v2-rc1 pre"),
        releases("local/app", "2024-02-01 v1"),
        issues(
            "local/app",
            "2024-01-10 ann@x.example answered 2024-01-12 bob@y.example closed 2024-02-01 x6",
            "2024-01-11 bob@y.example answered 2024-01-12 ann@x.example x6",
            "2024-02-11 renovate[bot] closed 2024-03-01",
            "2024-03-11 ghost withdrawn 2024-03-12",
        ),
        change_requests(
            "local/app",
            "2024-01-10 ann@x.example answered 2024-01-12 bob@y.example reviewed 2024-01-12 merged 2024-02-01",
            "2024-02-10 eve@y.example ready 2024-02-12 answered 2024-02-13 ann@x.example closed 2024-03-01",
            "2024-02-10 eve@y.example draft",
        ),
        issues("host.example/y/app", "2024-01-10 eve@y.example", "2024-01-10 ghost answered 2024-01-12 eve@y.example"),
        files("local/app", "2024-01-10", "2024-02-01 readme", "2024-02-01 licence MIT"),
        repository("local/app", archived=False),
        lambda _: [Observation("local/app", "forge", fact, DAY, value, DAY) for fact, value in FACTS.items()],
        lambda _: [Observation("local/app", "file", kind, DAY, None, DAY) for kind in ("publiccode", "code_json")],
        swept("2024-06-20"),
        collected("local/app", "2024-06-20"),
        collected("local/app", "2024-06-20", "repository"),
        collected("local/lib", "2024-06-20"),
        collected("host.example/y/app", "2024-06-20"),
        lists("local/app", "2024-01-11 scanned a@1:MIT b@1 ?c", "2024-03-11 scanned a@2:GPL-3.0-only b@1"),
        lists("local/lib", "2024-02-11 committed a@1:MIT:transitive:dev"),
        lists("host.example/y/app", "2024-02-11 scanned a@1"),
        package("a", "github.com/z/a", asked="2024-03-01", deprecated=True),
        package("b", "github.com/z/b"),
        released("a", "1 2022-01-01 newest", "2 2023-01-01 newest"),
        released("b", "1 2020-01-01 newest licence ISC"),
        advisory("GHSA-1", "2024-01-20", of_cve="CVE-1", severity="high", score=8.0),
        vulnerable("a@1", "GHSA-1", fixed="2"),
        screened("a@1", "a@2", "b@1"),
        scored("github.com/z/a", 4.5),
        worked_on("github.com/z/a", 1, ours=2, read="2024-05-01"),
        forge_says("github.com/z/b", archived=True),
        gave("github.com/z/a", "2024-02-10 change_request merged 2024-03-01", "2024-02-10 issue"),
        gave("github.com/z/other", "2024-02-10 commit", "2024-02-10 change_request"),
        seen("local/app", "2024-02-10 file lockfile there", "2024-02-10 file dependency_bot there"),
        seen("local/app", *(f"2024-02-10 practice {name} Trivy" for name in PRACTICES)),
        seen("local/app", "2024-02-10 forge vulnerability_alerts yes"),
        *(collected(name, "2024-06-20", *OF_DEPENDENCIES) for name in ("local/app", "local/lib", "host.example/y/app")),
        commits("local/lately", f"{running()}-01 ann@x.example"),
        collected("local/lately", f"{running()}-01", "commit"),
        known("y.example"),
        repository("host.example/y/app", "city-of-y"),
        said="people: {domains: [x.example]}\ndependencies: {critical_from: 1}\ntargets: {licence_coverage: 90}",
    )  # fmt: skip


@pytest.fixture
def ledger(told: Told, workspace: Workspace) -> Iterator[Connection]:
    with open_ledger(workspace.ledger) as opened:
        yield opened.connection


@pytest.mark.parametrize("metric", METRICS, ids=by_id)
def test_a_metric_says_what_it_is(metric: Metric) -> None:
    assert metric.title[0].isupper()
    assert metric.question.endswith("?")
    assert metric.source.strip()
    assert metric.unit.strip()
    assert metric.version.isdigit()
    assert metric.needs
    assert metric.window in definitions.WINDOWS


@pytest.mark.parametrize("one", [*VIEWS, *DETAILS], ids=by_id)
def test_a_shared_definition_and_a_details_table_have_a_title(one: Details) -> None:
    assert one.title[0].isupper()
    assert not one.title.endswith(".")


@pytest.mark.parametrize("one", [*METRICS, *VIEWS], ids=by_id)
def test_the_sql_keeps_to_what_two_engines_agree_on(one: Metric | Details) -> None:
    assert faults(one.sql) == []


@pytest.mark.parametrize("metric", METRICS, ids=by_id)
def test_the_parameters_of_a_metric_are_those_it_uses(metric: Metric) -> None:
    assert named(metric.sql) == set(metric.parameters)
    assert not set(metric.parameters) & IN_VIEWS


@pytest.mark.parametrize("view", VIEWS, ids=by_id)
def test_a_shared_definition_uses_the_settings_alone(view: Details) -> None:
    assert named(view.sql) <= IN_VIEWS


def test_a_setting_is_used_somewhere() -> None:
    assert {name for view in VIEWS for name in named(view.sql)} == IN_VIEWS


def test_a_metric_has_its_columns_and_one_row_for_each_subject_and_month(ledger: Connection) -> None:
    definitions.run_views(ledger, TODAY)
    spine = ledger.execute("select organisation, repository, period from subject_month").fetchall()
    for metric in METRICS:
        described = ledger.execute(f"describe {metric.sql}", metric.parameters).fetchall()
        columns = [row[0] for row in described]
        assert columns in ([*KEY, "sample_size"], [*KEY, "low", "high", "sample_size"]), metric.id
        rows = ledger.execute(metric.sql, metric.parameters).fetchall()
        assert sorted(str(row[:3]) for row in rows) == sorted(map(str, spine)), metric.id


def test_without_repositories_there_is_nothing(ledger: Connection) -> None:
    """Every figure descends from `repository`: shadowed by an empty one, no row is left, of views and metrics."""
    ledger.execute("create temp table repository as from ledger.repository where false")
    definitions.run_views(ledger, TODAY)
    ledger.execute(METRIC_VALUE.format(schema="memory"))
    for metric in METRICS:
        assert ledger.execute(metric.sql, metric.parameters).fetchall() == [], metric.id
    definitions.run_metrics(ledger, METRICS, "memory.metric_value")
    assert ledger.execute("from memory.metric_value").fetchall() == []


def test_a_part_of_the_repositories_gives_their_own_rows_unchanged(ledger: Connection) -> None:
    """Shadowed by one organisation's repositories, its rows are what they were beside the others."""

    def figures() -> list[tuple[object, ...]]:
        definitions.run_views(ledger, TODAY)
        here = [metric for metric in METRICS if metric.id not in ELSEWHERE]
        rows = [(m.id, *row) for m in here for row in ledger.execute(m.sql, m.parameters).fetchall()]
        return sorted((row for row in rows if row[1] == "city-of-x"), key=str)

    beside = figures()
    ledger.execute("create temp table repository as from ledger.repository where organisation = 'city-of-x'")
    assert figures() == beside


def test_every_metric_of_the_sample_says_something(told: Told) -> None:
    found = told.snapshot.rows("select distinct metric from metric_value where value is not null")
    assert {row[0] for row in found} == {metric.id for metric in METRICS}


def test_a_row_is_there_once(told: Told) -> None:
    key = "metric, organisation, repository, period, source"
    assert told.snapshot.rows(f"select {key} from metric_value group by {key} having count(*) > 1") == []


def test_coverage_is_a_share_and_what_is_not_covered_has_no_value(told: Told) -> None:
    assert told.snapshot.rows("select * from metric_value where coverage is null or coverage < 0 or coverage > 1") == []
    assert (
        told.snapshot.rows("select * from metric_value where coverage = 0 and (value is not null or low is not null)")
        == []
    )


def texts(snapshot: Snapshot) -> Iterator[tuple[str, str, str]]:
    """Table, column and text of everything written in a snapshot."""
    columns = snapshot.rows("select table_name, column_name from duckdb_columns() where database_name = 'snapshot'")
    for table, column in columns:
        for (text,) in snapshot.rows(f'select distinct cast("{column}" as varchar) from "{table}"'):
            yield table, column, str(text)


def test_no_person_reaches_the_snapshot(told: Told, ledger: Connection) -> None:
    columns = [("commit", "identity"), ("commit", "domain")]
    columns += [(table, person) for table in ("issue", "change_request") for person in ("author", "responder")]
    people = {
        row[0] for table, person in columns for row in ledger.execute(f'select {person} from "{table}"').fetchall()
    }
    written = list(texts(told.snapshot))
    assert {table for table, _, _ in written} >= {"metric_value", *(table.id for table in DETAILS)}
    for table, column, text in written:
        assert column not in OF_PEOPLE, f"{table}.{column}"
        assert not any(person in text for person in people if person), f"{table}.{column}"
