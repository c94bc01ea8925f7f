"""Collecting again: only what is new is read, what was rewritten is replaced, what is unchanged is confirmed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from collectors.run import Outcome
from data.ledger import open_ledger
from data.workspace import Workspace
from tests.conftest import Collect, Rows
from tests.histories import ADA, BEN, History

WELL = [Outcome("local/app", "complete")]
MARK = 4711

Change = Callable[[str], None]


@pytest.fixture
def change(workspace: Workspace) -> Change:
    """Changes the ledger, as nobody else does: what is read again loses the mark that was put on it."""

    def do(sql: str) -> None:
        with open_ledger(workspace.ledger) as ledger:
            ledger.connection.execute(sql)

    return do


@pytest.fixture(params=["path", "address"])
def where(request: pytest.FixtureRequest, app: History) -> str:
    return str(app.path) if request.param == "path" else f"file://{app.path}"


def commits(rows: Rows) -> list[str]:
    return [commit for (commit,) in rows('select hash from "commit" order by authored_at')]


def test_an_update_reads_only_new_commits(
    app: History, where: str, collect: Collect, rows: Rows, change: Change
) -> None:
    old = [app.commit("2024-01-01", files={"README.md": "1\n", "LICENSE": "mine\n"}), app.commit("2024-01-02", BEN)]
    collect(where)
    change(f'update "commit" set added = {MARK}, removed = {MARK}')
    change("update observation set value = 'marked'")
    new = [app.commit("2024-01-03"), app.commit("2024-01-04", BEN, {"SECURITY.md": "1\n"})]
    assert collect(where) == WELL
    assert commits(rows) == old + new
    assert rows('select count(*) filter (added = ?) from "commit"', MARK) == [(2,)]
    assert rows("select distinct value, observed_at from observation where name in ('readme', 'LICENSE')") == [
        ("marked", datetime(2024, 1, 1, 12))
    ]
    assert ("SECURITY.md", datetime(2024, 1, 4, 12)) in rows("select value, observed_at from observation")
    assert rows("select collected, expected, state from collection where resource = 'commit' order by started_at") == [
        (2, 2, "complete"), (4, 4, "complete"),
    ]  # fmt: skip


def test_git_is_asked_only_for_what_is_new(
    app: History, tmp_path: Path, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = app.commit("2024-01-01", files={".mailmap": f"{ADA} <x@x.example>\n"})
    collect(app.path)
    app.commit("2024-01-02", files={"LICENSE": "mine\n"})
    trace = tmp_path / "trace"
    (tmp_path / "config").write_text(f"[trace2]\n normalTarget = {trace}\n normalBrief = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    collect(app.path)
    started = [line for line in trace.read_text().splitlines() if line.startswith("start ")]
    listings = [line for line in started if " log " in line or " rev-list " in line]
    whole = [line for line in listings if before not in line and "--stdin" not in line]
    assert [line.partition("app/.git ")[2] for line in whole] == ["rev-list --count HEAD"]  # the total to compare with
    assert any("--first-parent" in line for line in listings)


def test_an_unchanged_history_is_only_confirmed(
    app: History, where: str, collect: Collect, rows: Rows, change: Change
) -> None:
    app.commit("2024-01-01", files={"README.md": "1\n", ".mailmap": f"{ADA} <x@x.example>\n"})
    collect(where)
    change(f'update "commit" set added = {MARK}')
    change("update observation set confirmed_at = timestamp '2020-01-01'")
    change("update collection set confirmed_at = timestamp '2020-01-01'")
    begun = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    assert collect(where) == WELL
    assert rows('select added from "commit"') == [(MARK,)]
    ((oldest,),) = rows("select min(confirmed_at) from observation where value is not null")
    assert oldest >= begun
    assert rows("select count(*) from collection where resource = 'commit' and confirmed_at >= ?", begun) == [(1,)]


def test_a_rewritten_history_is_replaced(app: History, where: str, collect: Collect, rows: Rows) -> None:
    first = app.commit("2024-01-01", files={"README.md": "1\n"})
    app.commit("2024-01-02", BEN, {"LICENSE": "mine\n"})
    collect(where)
    app.git("reset", "--quiet", "--hard", first)
    second = app.commit("2024-01-03", files={"README.md": None, "README.rst": "1\n"})
    assert collect(where) == WELL
    assert commits(rows) == [first, second]
    assert rows("select value from observation where name = 'readme' order by observed_at") == [
        ("README.md",), ("README.rst",),
    ]  # fmt: skip
    assert rows("select count(*) from observation where kind = 'licence'") == [(0,)]
    app.git("reset", "--quiet", "--hard", first)
    assert collect(where) == WELL
    assert commits(rows) == [first]
    assert rows("select head from repository") == [(first,)]


def test_an_address_is_fetched_and_not_cloned_again(app: History, collect: Collect, tmp_path: Path) -> None:
    app.commit("2024-01-01")
    collect(f"file://{app.path}")
    (clone,) = (tmp_path / "workspace" / "cache" / "git").iterdir()
    (clone / "mark").touch()
    app.commit("2024-01-02")
    assert collect(f"file://{app.path}") == WELL
    assert (clone / "mark").exists()


def test_tags_follow_the_source(app: History, where: str, collect: Collect, rows: Rows) -> None:
    first, second = app.commit("2024-01-01"), app.commit("2024-01-02")
    app.git("tag", "v1", first)
    app.git("tag", "nightly", first)
    collect(where)
    app.git("tag", "--delete", "v1")
    app.git("tag", "--force", "nightly", second)
    assert collect(where) == WELL
    assert rows("select name, hash from tag") == [("nightly", second)]
    app.git("tag", "--delete", "nightly")
    app.git("tag", "nightly/1", second)  # a folder where a file was
    assert collect(where) == WELL
    assert rows("select name, hash from tag") == [("nightly/1", second)]


@pytest.mark.parametrize("name", ["trunk", "main/new"])
def test_a_default_branch_may_be_renamed(app: History, where: str, collect: Collect, rows: Rows, name: str) -> None:
    app.commit("2024-01-01")
    collect(where)
    app.git("branch", "--move", "main", "elsewhere")
    app.git("branch", "--move", "elsewhere", name)
    app.commit("2024-01-02")
    assert collect(where) == WELL
    assert rows("select default_branch from repository") == [(name,)]
    assert len(commits(rows)) == 2


def test_a_clone_has_no_blobs_until_lines_are_asked_for(
    app: History, collect: Collect, rows: Rows, tmp_path: Path
) -> None:
    app.git("config", "uploadpack.allowFilter", "true")
    commit = app.commit("2024-01-01", files={"a.txt": "1\n2\n", "LICENSE": "mine\n"})
    blobs = [app.git("rev-parse", f"{commit}:{name}") for name in ("LICENSE", "a.txt")]

    def there() -> list[bool]:
        (clone,) = (tmp_path / "workspace" / "cache" / "git").iterdir()
        listing = History(clone).git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
        return [blob in listing.splitlines() for blob in blobs]

    address = f"file://{app.path}"
    assert collect(address) == WELL
    assert there() == [True, False]  # the licence is fetched to be read
    assert rows('select added from "commit"') == [(None,)]
    assert rows("select requests from collection where resource = 'commit'") == [(3,)]  # list, fetch, the licence
    assert collect(address, lines=True) == WELL
    assert there() == [True, True]
    assert rows('select added from "commit"') == [(3,)]
    assert collect(address, lines=False) == WELL
    assert rows('select added from "commit"') == [(None,)]
