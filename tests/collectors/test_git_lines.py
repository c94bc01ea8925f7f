"""Changed lines: counted as git counts them, renames followed, and unknown exactly where blobs are not there."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Collect, Rows
from tests.histories import ADA, BEN, History, begin

TEN = "".join(f"line {number}\n" for number in range(10))


def counted_by_git(repository: Path) -> tuple[int, int]:
    """Added and removed lines, from what git prints of every commit."""
    command = ["git", "-C", str(repository), "log", "--numstat", "-M", "--format="]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    pairs = [line.split("\t")[:2] for line in lines if line and not line.startswith("-")]
    return sum(int(added) for added, _ in pairs), sum(int(removed) for _, removed in pairs)


def lines_of(rows: Rows) -> dict[str, tuple[int | None, int | None]]:
    return {commit: (added, removed) for commit, added, removed in rows('select hash, added, removed from "commit"')}


def test_lines_are_counted_with_renames_followed(app: History, collect: Collect, rows: Rows) -> None:
    expected = {
        app.commit("2024-01-01", files={"a.txt": TEN}): (10, 0),
        # moved with one line changed: 10 and 10 for anyone who does not follow it
        app.commit("2024-01-02", BEN, {"a.txt": None, "b.txt": TEN.replace("line 3", "third")}): (1, 1),
        app.commit("2024-01-03", files={"logo.png": b"\0\1\2", "c.txt": "one\n"}): (1, 0),
        app.commit("2024-01-04"): (0, 0),
        app.commit("2024-01-05", files={"b.txt": None}): (0, 10),
    }
    app.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    expected[app.commit("2024-01-06", BEN, {"d.txt": "1\n2\n"})] = (2, 0)
    app.git("checkout", "--quiet", "main")
    expected[app.merge("2024-01-07", ADA, "side")] = (0, 0)
    app.git("config", "diff.renames", "false")
    app.git("config", "diff.algorithm", "patience")
    collect(app.path)
    assert lines_of(rows) == expected
    app.git("config", "diff.renames", "true")
    assert rows('select sum(added), sum(removed) from "commit"') == [(14, 11)] == [counted_by_git(app.path)]
    assert rows("select state, expected, collected from collection where resource = 'lines'") == [("complete", 7, 7)]


@pytest.mark.parametrize(
    "path", ["new\nline.txt", 'quo"te.txt', "tab\there.txt", "größe.txt", ":(exclude)x", "-rf", "*.txt", "back\\slash"]
)
def test_a_path_can_be_called_anything(app: History, collect: Collect, rows: Rows, path: str) -> None:
    app.commit("2024-01-01", files={path: TEN, "README.md": "hello\n"})
    app.commit("2024-01-02", files={path: TEN + "more\n"})
    collect(app.path)
    assert rows('select added, removed from "commit" order by authored_at') == [(11, 0), (1, 0)]
    assert ("readme", "README.md") in rows("select name, value from observation where kind = 'file'")


def test_lines_stay_unknown_where_they_are_not_wanted(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"a.txt": TEN})
    collect(app.path, lines=False)
    assert rows('select added, removed from "commit"') == [(None, None)]
    assert rows("select count(*) from collection where resource = 'lines'") == [(0,)]
    collect(app.path)
    assert rows('select added, removed from "commit"') == [(10, 0)]


def test_without_a_blob_only_the_commits_that_touch_it_are_unknown(app: History, collect: Collect, rows: Rows) -> None:
    first = app.commit("2024-01-01", files={"a.txt": TEN, "b.txt": TEN})
    came = app.commit("2024-01-02", files={"a.txt": "lost\n"})
    between = app.commit("2024-01-03", files={"b.txt": "kept\n"})
    went = app.commit("2024-01-04", files={"a.txt": "again\nhere\n"})
    last = app.commit("2024-01-05", files={"a.txt": "again\n"})
    lost = app.git("rev-parse", f"{came}:a.txt")
    (app.path / ".git" / "objects" / lost[:2] / lost[2:]).unlink()

    assert [outcome.state for outcome in collect(app.path)] == ["complete"]
    known = {first: (20, 0), between: (1, 10), last: (0, 1)}
    assert lines_of(rows) == known | {came: (None, None), went: (None, None)}
    assert rows("select resource, state, expected, collected from collection where resource <> 'observation'") == [
        ("commit", "complete", 5, 5), ("tag", "complete", 0, 0), ("lines", "partial", 5, 3),
        ("component", "empty", 0, 0),
    ]  # fmt: skip


@pytest.fixture
def upstream(tmp_path: Path) -> History:
    history = begin(tmp_path / "upstream")
    history.git("config", "uploadpack.allowFilter", "true")
    history.commit("2024-01-01", files={"a.txt": TEN, "LICENSE": "mine\n", ".mailmap": f"{ADA} <x@x.example>\n"})
    history.commit("2024-01-02", files={"a.txt": "1\n"})
    history.commit("2024-01-03")
    return history


def partial_clone(upstream: History, path: Path) -> History:
    command = ["git", "clone", "--quiet", "--bare", "--filter=blob:none", f"file://{upstream.path}", str(path)]
    subprocess.run(command, check=True)
    return History(path)


def bell(clone: History, canary: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on whoever asks the clone's remote for anything leaves a file behind."""
    if how == "ssh":
        clone.git("config", "remote.origin.url", "ssh://git@host.example/x/y")
        monkeypatch.setenv("GIT_SSH_COMMAND", f"touch {canary}; false")
    else:
        clone.git("config", "remote.origin.uploadpack", f"touch {canary}; git-upload-pack")


@pytest.mark.parametrize("how", ["ssh", "file"])
def test_no_request_leaves_for_a_blob_that_is_missing(
    upstream: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, collect: Collect, rows: Rows
) -> None:
    clone, canary = partial_clone(upstream, tmp_path / "clone.git"), tmp_path / "asked"
    bell(clone, canary, how, monkeypatch)
    assert [outcome.state for outcome in collect(clone.path)] == ["complete"]
    assert not canary.exists()
    assert rows('select added, removed from "commit" order by authored_at') == [(None, None), (None, None), (0, 0)]
    assert rows("select value from observation where kind = 'licence'") == [("NOASSERTION",)]
    assert rows("select resource, requests from collection where requests > 0") == []
    # git by itself would have asked
    subprocess.run(["git", "-C", str(clone.path), "log", "--numstat"], capture_output=True, check=False)
    assert canary.exists()


def test_an_update_holds_where_the_old_side_of_a_change_is_missing(
    upstream: History, tmp_path: Path, collect: Collect, rows: Rows
) -> None:
    clone = partial_clone(upstream, tmp_path / "clone.git")
    collect(clone.path)
    upstream.commit("2024-01-04", files={"a.txt": "2\n"})
    upstream.commit("2024-01-05", files={"b.txt": "3\n4\n"})
    clone.git("fetch", "--quiet", "--no-filter", "origin", "main:main")
    assert [outcome.state for outcome in collect(clone.path)] == ["complete"]
    found = rows('select added, removed from "commit" order by authored_at')
    assert found[2:] == [(0, 0), (None, None), (2, 0)]
