"""A snapshot is put in place whole; who holds the old one open keeps it, and a damaged one is said to be."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from data import snapshot
from data.snapshot import Snapshot, Stamp
from data.words import Problem

NOW = datetime(2024, 5, 6, 7, 8, 9)


def write(path: Path, name: str, value: float = 1) -> None:
    """A snapshot of one figure."""
    with (
        duckdb.connect(":memory:") as connection,
        snapshot.writing(connection, path, Stamp(name, NOW, NOW.date(), 1)) as schema,
    ):
        connection.execute(f"insert into {schema}.metric_value by name select 'commits' as metric, {value} as value")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "it's here" / "snapshot.duckdb"


@pytest.fixture(autouse=True)
def folder(path: Path) -> None:
    path.parent.mkdir()


def test_a_snapshot_knows_itself(path: Path) -> None:
    write(path, "first", 7)
    opened = Snapshot(path)
    assert opened.stamp == Stamp("first", NOW, date(2024, 5, 6), 1)
    assert opened.rows("select metric, value from metric_value") == [("commits", 7)]
    assert opened.frame("select value from metric_value where metric = ?", ["commits"])["value"].tolist() == [7]
    assert [file.name for file in path.parent.iterdir()] == ["snapshot.duckdb"]


def test_who_holds_the_old_one_keeps_it_and_who_opens_then_gets_the_new_one(path: Path) -> None:
    """Two sessions of one process, the first of which stays open all the time."""
    write(path, "first", 1)
    early = Snapshot(path)
    for number in range(2, 6):
        write(path, f"number {number}", number)
        late = Snapshot(path)
        assert (late.stamp.id, late.rows("select value from metric_value")) == (f"number {number}", [(number,)])
        assert (early.stamp.id, early.rows("select value from metric_value")) == ("first", [(1,)])
        assert snapshot.current_id(path) == f"number {number}"


def test_a_failure_while_writing_leaves_the_old_one_and_nothing_beside_it(path: Path) -> None:
    write(path, "first")
    with duckdb.connect(":memory:") as connection:
        with (
            pytest.raises(duckdb.Error),
            snapshot.writing(connection, path, Stamp("second", NOW, NOW.date(), 1)) as schema,
        ):
            connection.execute(f"insert into {schema}.metric_value select * from nowhere")
        with snapshot.writing(connection, path, Stamp("third", NOW, NOW.date(), 1)):
            assert snapshot.current_id(path) == "first"
    assert snapshot.current_id(path) == "third"
    assert [file.name for file in path.parent.iterdir()] == ["snapshot.duckdb"]


def test_readers_cannot_reach_outside(path: Path, tmp_path: Path) -> None:
    write(path, "first")
    (tmp_path / "outside.csv").write_text("a\n1\n")
    opened = Snapshot(path)
    for reach in (
        f"select * from '{tmp_path}/outside.csv'",
        f"attach '{tmp_path}/new.duckdb'",
        "delete from metric_value",
    ):
        with pytest.raises(duckdb.Error):
            opened.rows(reach)


def test_no_snapshot_is_a_problem(path: Path) -> None:
    with pytest.raises(Problem) as caught:
        Snapshot(path)
    assert caught.value.code == "snapshot.missing"
    assert snapshot.current_id(path) is None


def torn(path: Path) -> None:
    write(path, "first")
    path.write_bytes(path.read_bytes()[:5000])


def another(path: Path) -> None:
    duckdb.connect(str(path)).execute("create table something (a integer)").close()


def without_a_stamp(path: Path) -> None:
    duckdb.connect(str(path)).execute(
        "create table snapshot (id varchar, published_at timestamp, today date, ledger_version bigint)"
    ).close()


@pytest.mark.parametrize(
    "broken",
    [
        torn,
        another,
        without_a_stamp,
        lambda path: path.write_bytes(b"not a database at all"),
        lambda path: path.write_bytes(b""),
        lambda path: path.mkdir(),
    ],
)
def test_one_that_cannot_be_read_is_a_problem_that_names_it(path: Path, broken: Callable[[Path], object]) -> None:
    broken(path)
    with pytest.raises(Problem) as caught:
        Snapshot(path)
    assert caught.value.code == "snapshot.broken"
    assert str(path) in str(caught.value)
    assert snapshot.current_id(path) is None
