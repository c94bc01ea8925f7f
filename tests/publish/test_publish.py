"""Publishing: the same ledger gives the same numbers, whole or not at all, whoever is looking."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from data import definitions, snapshot
from data.ledger import open_ledger
from data.snapshot import Snapshot, Stamp
from data.words import Problem
from data.workspace import Workspace, create, open_workspace
from publish import publish
from tests.data.story import collected, commits, failed, files, repository, swept, tags, tell
from tests.data.supply import advisory, gave, lists, package, vulnerable

ROOT = Path(__file__).parents[2]
NOON = datetime(2024, 6, 20, 12)
DAYS = ["2024-01-03", "2024-01-09", "2024-02-03", "2024-02-09", "2024-04-03", "2024-04-09"]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with a bit of everything, published once. Only to be read."""
    workspace = create(tmp_path_factory.mktemp("known") / "workspace", "City of X")
    tell(
        workspace,
        commits("local/app", *(f"{day} {who}@x.example +{who}" for day in DAYS for who in range(1, 8))),
        commits("local/app", "1960-01-01 ann committed 2024-03-01", "2106-01-01 ann committed 2024-03-02"),
        commits("local/copy", "2024-01-03 a@x.example =one", "2024-01-04 a@x.example =two"),
        commits("local/original", "2024-01-03 a@x.example =one", "2024-01-04 a@x.example =two", "2024-02-05 bob"),
        tags("local/app", "2024-02-01 v1", "2024-03-01 v2"),
        files("local/app", "2024-01-03", "2024-02-01 readme", "2024-02-01 licence MIT"),
        collected("local/empty", "2024-06-20"),
        failed("local/never", "2024-06-20"),
        swept("2024-06-20"),
        repository("local/mirror", mirror=True),
        lists("local/app", "2024-05-20 scanned a@1:direct:MIT b@2"),
        package("a", "github.com/x/a"),
        advisory("GHSA-1", "2024-01-20", severity="high"),
        vulnerable("a@1", "GHSA-1", fixed="2"),
        gave("github.com/x/a", "2024-03-10 commit"),
        gave("github.com/alphagov/a", "2024-03-10 commit"),
        *(collected(f"local/{name}", "2024-06-20") for name in ("app", "copy", "original")),
    )  # fmt: skip
    return workspace


@pytest.fixture
def told(known: Workspace, tmp_path: Path) -> Workspace:
    """The same to change at will."""
    shutil.copytree(known.root, tmp_path / "workspace")
    return open_workspace(tmp_path / "workspace")


def published(workspace: Workspace, now: datetime = NOON) -> Stamp:
    with open_ledger(workspace.ledger) as ledger:
        return publish(workspace, ledger, now)


def everything(workspace: Workspace) -> dict[str, list[str]]:
    """Each table's rows as text, in an order of their own; without what the snapshot knows of itself."""
    opened = Snapshot(workspace.snapshot)
    tables = [row[0] for row in opened.rows("select table_name from duckdb_tables() where database_name = 'snapshot'")]
    return {table: sorted(map(str, opened.rows(f'from "{table}"'))) for table in tables if table != "snapshot"}


def test_the_same_ledger_on_the_same_day_gives_the_same_rows(told: Workspace) -> None:
    first = published(told)
    before = everything(told)
    second = published(told)
    assert set(before) == {"metric_value", "comparable", "peer", "peer_edition", "peer_group", *definitions.details()}
    assert [table for table in before if not before[table]] == ["peer_group"]  # nobody gave a file
    assert everything(told) == before
    assert first.id != second.id


def test_the_stamp_says_when_and_which(told: Workspace) -> None:
    stamp = published(told)
    assert Snapshot(told.snapshot).stamp == stamp
    assert (stamp.published_at, stamp.today) == (NOON, NOON.date())


def test_the_running_month_is_the_one_of_the_day(told: Workspace) -> None:
    for now, month in ((datetime(2024, 6, 30, 23, 59), "2024-06-01"), (datetime(2024, 7, 1), "2024-07-01")):
        published(told, now)
        assert Snapshot(told.snapshot).rows("select cast(max(period) as varchar) from metric_value") == [(month,)]


def test_a_session_that_is_open_while_it_is_published_keeps_what_it_saw(told: Workspace) -> None:
    early = Snapshot(told.snapshot)
    seen = early.rows("select count(*), max(period) from metric_value")
    stamp = published(told, datetime(2030, 1, 1))
    late = Snapshot(told.snapshot)
    assert early.rows("select count(*), max(period) from metric_value") == seen
    assert late.rows("select cast(max(period) as varchar) from metric_value") == [("2030-01-01",)]
    assert (late.stamp.id, snapshot.current_id(told.snapshot)) == (stamp.id, stamp.id)
    assert early.stamp.id != stamp.id


def test_nothing_of_it_stays_in_the_collecting_process(told: Workspace) -> None:
    with open_ledger(told.ledger) as ledger:
        publish(told, ledger, NOON)
        assert ledger.rows("select table_name from duckdb_tables() where temporary") == []
        assert {row[0] for row in ledger.rows("select database_name from duckdb_databases() where not internal")} == {
            "memory",
            "ledger",
        }


def test_a_definition_that_fails_leaves_the_old_numbers(told: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    old = published(told)
    broken = definitions.metrics()["vitality"].model_copy(update={"sql": "select * from nowhere"})
    monkeypatch.setitem(definitions.metrics(), "vitality", broken)
    with pytest.raises(Problem, match=r"vitality\.sql"):
        published(told)
    assert Snapshot(told.snapshot).stamp == old
    assert not list(told.root.glob("snapshot.new*"))
    monkeypatch.undo()
    assert published(told).id == snapshot.current_id(told.snapshot)


def test_a_process_killed_while_publishing_leaves_the_old_numbers_and_the_next_one_goes_on(told: Workspace) -> None:
    old = published(told)
    beside = told.snapshot.with_suffix(".new.duckdb")
    script = (
        "import sys; from pathlib import Path; from data.ledger import open_ledger; from publish import publish;"
        "from data.workspace import open_workspace; workspace = open_workspace(Path(sys.argv[1]))\n"
        "with open_ledger(workspace.ledger) as ledger:\n while True: publish(workspace, ledger)"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(told.root)], cwd=ROOT)
    until = time.monotonic() + 60
    log = beside.with_name(beside.name + ".wal")
    while not (log.exists() and log.stat().st_size) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.001)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert log.exists()  # it was killed half-way
    assert Snapshot(told.snapshot).rows("select count(*) > 0 from metric_value") == [(True,)]
    new = published(open_workspace(told.root))
    assert Snapshot(told.snapshot).stamp == new != old
    assert not list(told.root.glob("snapshot.new*"))


@pytest.mark.parametrize("limit", [1_000, 1_000_000, 3_000_000])
def test_a_full_disk_is_one_sentence_and_leaves_the_old_numbers(told: Workspace, limit: int) -> None:
    old = published(told)
    before = sorted(told.root.iterdir())

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, str(ROOT / "ospo.py"), "--workspace", str(told.root), "publish"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, preexec_fn=limited)
    assert done.returncode == 1
    assert done.stderr.startswith(f"The disk is full or a size limit was reached while writing {told.snapshot}.")
    assert done.stderr.count("\n") == 1
    assert sorted(told.root.iterdir()) == before
    assert Snapshot(told.snapshot).stamp == old


def test_repositories_are_listed_with_what_is_known_of_them(told: Workspace) -> None:
    published(told)
    rows = Snapshot(told.snapshot).rows(
        "select id, fork, in_scope, all_commits, cast(first_commit as varchar), cast(last_commit as varchar), licence,"
        " files from repository order by id"
    )
    assert rows == [
        ("local/app", False, True, 44, "2024-01-03", "2024-04-09", "MIT", "licence, readme"),  # 42 and the two misdated
        ("local/copy", True, False, 2, "2024-01-03", "2024-01-04", None, None),
        ("local/empty", False, True, 0, None, None, None, None),
        ("local/mirror", False, False, None, None, None, None, None),  # never collected
        ("local/never", False, True, None, None, None, None, None),
        ("local/original", False, True, 3, "2024-01-03", "2024-02-05", None, None),
    ]


def test_what_was_collected_when_is_listed_with_the_last_attempt(told: Workspace) -> None:
    rows = Snapshot(told.snapshot).rows(
        "select repository, state, cast(confirmed_at as varchar), error is not null from collection"
        " where resource = 'commit' order by repository"
    )
    assert rows[0] == ("local/app", "complete", "2024-06-20 00:00:00", False)
    assert rows[3] == ("local/never", "failed", None, True)
