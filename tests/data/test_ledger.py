"""The ledger: made and migrated from the records, all or nothing, and careful with what it cannot read."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from data import ledger as room
from data import records
from data.ledger import Ledger, open_ledger
from data.records import Alias, Commit, Cursor, Observation, Tag
from data.words import Problem

ROOT = Path(__file__).parents[2]
DAY = datetime(2024, 1, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.duckdb"


def test_every_record_has_its_table_with_its_columns(path: Path) -> None:
    with open_ledger(path) as ledger:
        for kind in records.RECORDS:
            described = ledger.rows(f'describe "{records.table_name(kind)}"')
            assert [row[0] for row in described] == list(records.columns(kind))
            assert set(records.key(kind)) <= set(records.columns(kind))
        types = {row[0]: row[1] for row in ledger.rows('describe "commit"')}
    assert (types["hash"], types["bot"], types["authored_at"], types["added"]) == (
        "VARCHAR", "BOOLEAN", "TIMESTAMP", "BIGINT",
    )  # fmt: skip


def test_rows_are_upserted_by_their_key(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.save([Cursor("local/a", "commit", "1"), Alias("ospo.yaml", "x", "y")])
        ledger.save([Cursor("local/a", "commit", "2"), Cursor("local/b", "commit", "3")])
        assert sorted(ledger.rows("select * from cursor")) == [("local/a", "commit", "2"), ("local/b", "commit", "3")]
        assert ledger.rows("select * from alias") == [("ospo.yaml", "x", "y")]


def test_unknown_stays_unknown(path: Path) -> None:
    unknown = Commit("local/a", "h", "i", None, False, None, None, 0, None, None)
    with open_ledger(path) as ledger:
        ledger.save([unknown])
        ((*_, authored, committed, parents, added, removed),) = ledger.rows('select * from "commit"')
        assert (authored, committed, parents, added, removed) == (None, None, 0, None, None)
        assert ledger.count("commit", "local/a") == 1
        assert ledger.count("lines", "local/a") == 0


def test_more_rows_than_one_batch(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "BATCH", 10)
    tags = [Tag("local/a", f"v{n}", "h", DAY, False) for n in range(25)]
    with open_ledger(path) as ledger:
        ledger.save(tags)
        ledger.save(tags[:15])
        assert ledger.rows("select count(*), count(distinct name) from tag") == [(25, 25)]


def test_rows_go_by_their_columns(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.save(
            [Observation(r, k, "n", DAY, "v", DAY) for r in ("local/a", "local/b") for k in ("file", "licence")]
        )
        ledger.forget(Observation, repository="local/a", kind="file")
        assert sorted(ledger.rows("select repository, kind from observation")) == [
            ("local/a", "licence"), ("local/b", "file"), ("local/b", "licence"),
        ]  # fmt: skip


def test_only_what_stands_is_confirmed(path: Path) -> None:
    later, last = datetime(2024, 2, 1), datetime(2024, 3, 1)
    with open_ledger(path) as ledger:
        ledger.save([
            Observation("local/a", "file", "readme", DAY, "README", DAY),
            Observation("local/a", "file", "readme", later, "README.md", later),
            Observation("local/a", "stars", "", DAY, "7", DAY),
            Observation("local/b", "file", "readme", DAY, "README", DAY),
        ])  # fmt: skip
        ledger.confirm("local/a", "file", last)
        ledger.confirm("local/a", "file", DAY)  # an older confirmation takes nothing back
        found = ledger.rows("select repository, kind, observed_at, confirmed_at from observation order by all")
    assert found == [
        ("local/a", "file", DAY, DAY), ("local/a", "file", later, last),
        ("local/a", "stars", DAY, DAY), ("local/b", "file", DAY, DAY),
    ]  # fmt: skip


def test_a_transaction_is_all_or_nothing(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.save([Cursor("local/a", "commit", "1")])
        with pytest.raises(ZeroDivisionError):
            _fail_half_way(ledger)
        assert ledger.rows("select value from cursor") == [("1",)]
    with open_ledger(path) as ledger:
        assert ledger.rows("select value from cursor") == [("1",)]


def _fail_half_way(ledger: Ledger) -> None:
    with ledger.transaction():
        ledger.save([Cursor("local/a", "commit", "2")])
        _ = 1 / 0


def test_a_process_that_is_killed_leaves_what_was_committed(path: Path) -> None:
    script = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom data.ledger import open_ledger\n"
        "from data.records import Cursor\n"
        "with open_ledger(Path(sys.argv[1])) as ledger:\n"
        "    with ledger.transaction():\n        ledger.save([Cursor('local/a', 'commit', '1')])\n"
        "    with ledger.transaction():\n        ledger.save([Cursor('local/a', 'commit', '2')])\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with open_ledger(path) as ledger:
        assert ledger.rows("select value from cursor") == [("1",)]


def test_a_ledger_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.connection.execute("update ledger.ledger set version = 99")
        ledger.connection.execute("drop table tag")
    with pytest.raises(Problem) as refused, open_ledger(path):
        pass
    assert refused.value.code == "ledger.newer"
    assert "ledger version 99, this one knows 1" in str(refused.value)
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("select count(*) from duckdb_tables() where table_name = 'tag'").fetchone() == (0,)


def test_a_ledger_of_an_older_version_gets_what_it_lacks(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.save([Commit("local/a", "h", "i", None, False, DAY, DAY, 1, 2, 3)])
        ledger.connection.execute('alter table "commit" drop column removed')
        ledger.connection.execute('alter table "commit" drop column domain')
        ledger.connection.execute("drop table tag")
        ledger.connection.execute("update ledger.ledger set version = 0")
    with open_ledger(path) as ledger:
        assert ledger.rows('select hash, added, removed, domain from "commit"') == [("h", 2, None, None)]
        ledger.save(
            [Commit("local/a", "h2", "i", "d", False, DAY, DAY, 1, 2, 3), Tag("local/a", "v1", "h", DAY, False)]
        )
        assert ledger.rows("select hash, removed, domain from \"commit\" where hash = 'h2'") == [("h2", 3, "d")]
        assert ledger.rows("select version from ledger.ledger") == [(room.VERSION,)]


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be read as one " * 200, b"x"])
def test_a_file_that_is_no_ledger_is_said(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Problem) as refused, open_ledger(path):
        pass
    assert refused.value.code == "ledger.broken"
    assert str(path) in str(refused.value)
    assert path.read_bytes() == content


def test_a_damaged_ledger_is_said(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.save([Tag("local/a", f"v{n}", "h", DAY, False) for n in range(1000)])
    data = bytearray(path.read_bytes())
    for start in range(4096 * 3, len(data), 4096):
        data[start : start + 64] = os.urandom(64)
    path.write_bytes(data)
    with pytest.raises(Problem) as refused, open_ledger(path) as ledger:
        ledger.rows("select count(name) from tag")  # not reached where the damage is found at once
    assert refused.value.code == "ledger.broken"


def test_memory_of_a_saved_table_is_given_back_within_the_transaction(path: Path) -> None:
    with open_ledger(path) as ledger, ledger.transaction():
        before = pa.total_allocated_bytes()
        for number in range(5):
            _save_many(ledger, number)
        assert pa.total_allocated_bytes() - before < 1_000_000


def _save_many(ledger: Ledger, number: int) -> None:
    names = pa.array([f"{number}-{n:060}" for n in range(20_000)])
    some = pa.table(
        {name: names if kind == pa.string() else pa.nulls(20_000, kind) for name, kind in records.columns(Tag).items()}
    )
    ledger.save_table(Tag, some, fresh=True)
