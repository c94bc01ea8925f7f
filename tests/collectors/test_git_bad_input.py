"""Bad input: one clear sentence each, the rest goes on, what was collected before stays."""

import os
import shutil
from pathlib import Path

import pytest

from collectors.run import Outcome
from data.words import Problem
from tests.conftest import Collect, Rows
from tests.histories import History, begin


@pytest.fixture
def other(tmp_path: Path) -> History:
    """A repository that is well and comes after the bad one."""
    history = begin(tmp_path / "code" / "other")
    history.commit("2024-01-01")
    return history


def said(outcome: Outcome) -> str:
    assert outcome.problem is not None
    return str(outcome.problem)


def test_an_empty_repository_is_a_state(app: History, collect: Collect, rows: Rows) -> None:
    assert collect(app.path) == [Outcome("local/app", "empty")]
    assert rows("select resource, state, expected, collected, error from collection order by resource") == [
        (resource, "empty", 0, 0, None) for resource in ("commit", "component", "observation", "tag")
    ]
    app.commit("2024-01-01")
    assert collect(app.path) == [Outcome("local/app", "complete")]
    assert rows('select count(*) from "commit"') == [(1,)]


def test_an_address_may_be_empty_too(app: History, collect: Collect, rows: Rows) -> None:
    assert collect(f"file://{app.path}") == [Outcome("local/app", "empty")]
    app.commit("2024-01-01")
    assert collect(f"file://{app.path}") == [Outcome("local/app", "complete")]
    shutil.rmtree(app.path)
    begin(app.path)
    assert collect(f"file://{app.path}") == [Outcome("local/app", "empty")]
    assert rows('select count(*) from "commit"') == [(0,)]


@pytest.mark.parametrize("bad", ["missing", "file", "folder", "below", "linked"])
def test_a_path_that_is_no_repository(other: History, tmp_path: Path, collect: Collect, rows: Rows, bad: str) -> None:
    other.commit("2024-01-02", files={"below/file": "x\n"})
    path = tmp_path / bad
    match bad:
        case "file":
            path.write_text("x")
        case "folder":
            path.mkdir()
        case "below":  # a folder of a repository is not the repository
            path = other.path / "below"
        case "linked":
            path.symlink_to(other.path / "below")
    first, second = collect(path, other.path)
    assert said(first) == f"{path} is not a git repository. Check the path."
    assert second == Outcome("local/other", "complete")
    assert rows("select id from repository") == [("local/other",)]  # a typing error leaves no trace


def test_a_configured_path_that_is_no_repository_is_logged(
    other: History, tmp_path: Path, collect: Collect, rows: Rows
) -> None:
    first, second = collect(tmp_path / "gone", other.path, configured=True)
    assert (first.name, first.state, second.problem) == ("local/gone", "failed", None)
    failed = rows("select resource, state, confirmed_at, error from collection where repository = 'local/gone'")
    assert failed == [
        (resource, "failed", None, said(first)) for resource in ("commit", "tag", "observation", "component")
    ]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another user")
def test_a_repository_of_another_user_is_refused_with_what_to_do(app: History, collect: Collect) -> None:
    app.commit("2024-01-01")
    os.chown(app.path, 65534, 65534)
    os.chown(app.path / ".git", 65534, 65534)
    (outcome,) = collect(app.path)
    assert "git config --global --add safe.directory" in said(outcome)


def damage(history: History, how: str) -> None:
    git = history.path / ".git"
    history.git("repack", "-adq")
    (pack,) = (git / "objects" / "pack").glob("*.pack")
    pack.chmod(0o644)
    match how:
        case "pack":
            pack.write_bytes(pack.read_bytes()[:40])
        case "object":
            pack.unlink()
        case "head":
            (git / "refs" / "heads" / "main").write_text("1" * 40 + "\n")
        case "ref":
            (git / "refs" / "heads" / "main").write_text("")
        case "detached":
            (git / "HEAD").write_text("1" * 40 + "\n")


@pytest.mark.parametrize("how", ["pack", "object", "head", "ref", "detached"])
def test_a_damaged_repository_fails_and_keeps_what_was_read(
    app: History, other: History, collect: Collect, rows: Rows, how: str
) -> None:
    for day in ("01", "02", "03"):
        app.commit(f"2024-01-{day}", files={"README.md": day})
    collect(app.path)
    before = rows('select * from "commit" order by hash'), rows("select * from observation order by all")
    damage(app, how)
    first, second = collect(app.path, other.path)
    assert (first.name, first.state, second.problem) == ("local/app", "failed", None)
    assert said(first).startswith(f"{app.path}/.git is damaged and could not be read to the end: ")
    assert said(first).endswith(". Run `git fsck` there.")
    after = rows("select * from \"commit\" where repository = 'local/app' order by hash")
    assert (after, rows("select * from observation where repository = 'local/app' order by all")) == before
    assert rows("select state, error from collection where resource = 'commit' and confirmed_at is null") == [
        ("failed", said(first))
    ]


def test_a_commit_missing_half_way_fails(app: History, collect: Collect, rows: Rows) -> None:
    lost = app.commit("2024-01-01")
    app.commit("2024-01-02")
    (app.path / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    (outcome,) = collect(app.path, configured=True)
    assert outcome.state == "failed"
    assert rows('select count(*) from "commit"') == [(0,)]


def test_head_may_name_a_branch_that_is_not_there(app: History, collect: Collect) -> None:
    app.commit("2024-01-01")
    app.git("symbolic-ref", "HEAD", "refs/heads/elsewhere")
    local, fetched = collect(app.path, f"file://{app.path}")
    for outcome in (local, fetched):
        assert "has branches, but its HEAD names one that does not exist" in said(outcome)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("https://no-such-host.invalid/x/y", "could not be fetched: "),
        ("ssh://git@no-such-host.invalid/x/y", "could not be fetched: "),
        ("git@no-such-host.invalid:x/y", "could not be fetched: "),
        ("file:///no/such/repository", "could not be fetched: '/no/such/repository' does not appear to be a git"),
        ("http://no-such-host.invalid/x/y", "is not an address that can be collected: use https://, ssh:// or file://"),
        ("git:git://no-such-host.invalid/x/y", "is not an address that can be collected"),
        ("ext::sh -c true% x", "is not a git repository"),
        ("ext://sh/x", "is not an address that can be collected"),
        ("https://no-such-host.invalid", "is not an address that can be collected"),
        ("https://[broken/x", "is not an address that can be collected"),
        ("https://host.invalid:port/x", "is not an address that can be collected"),
    ],
)
def test_an_address_that_cannot_be_fetched(
    other: History, collect: Collect, rows: Rows, address: str, sentence: str
) -> None:
    first, second = collect(address, other.path)
    assert sentence in said(first)
    assert "\n" not in said(first)
    assert second == Outcome("local/other", "complete")
    assert rows("select id from repository") == [("local/other",)]


def test_a_source_that_drops_out_keeps_its_data_and_its_date(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01")
    collect(f"file://{app.path}")
    before = rows('select * from "commit"'), rows("select max(confirmed_at) from collection")
    app.path.rename(app.path.with_name("moved"))
    (outcome,) = collect(f"file://{app.path}")
    assert (outcome.name, outcome.state) == ("local/app", "gone")
    assert (rows('select * from "commit"'), rows("select max(confirmed_at) from collection")) == before


@pytest.mark.parametrize(
    "address",
    ["https://token@host.invalid/x", "https://user:token@host.invalid/x", "ssh://git:token@host.invalid/x"],
)
def test_a_secret_in_an_address_is_refused_and_not_repeated(collect: Collect, address: str) -> None:
    with pytest.raises(Problem) as refused:
        collect(address)
    assert refused.value.code == "git.secret"
    assert "token" not in str(refused.value)
    assert "host.invalid/x" in str(refused.value)


@pytest.mark.parametrize("what", ["objects", "HEAD", "config", "refs/heads/default"])
def test_a_damaged_clone_of_ours_is_made_anew(
    app: History, collect: Collect, rows: Rows, tmp_path: Path, what: str
) -> None:
    app.commit("2024-01-01", files={"README.md": "1\n"})
    collect(f"file://{app.path}", lines=True)
    (clone,) = (tmp_path / "workspace" / "cache" / "git").iterdir()
    for file in clone.rglob("*"):
        if file.is_file() and str(file.relative_to(clone)).startswith(what):
            file.chmod(0o644)
            file.write_bytes(file.read_bytes()[:3])
    app.commit("2024-01-02")
    assert collect(f"file://{app.path}", lines=True) == [Outcome("local/app", "complete")]
    assert rows('select count(*) from "commit"') == [(2,)]


def test_a_clone_of_ours_that_cannot_be_read_goes(app: History, collect: Collect, rows: Rows, tmp_path: Path) -> None:
    app.commit("2024-01-01")
    lost = app.commit("2024-01-02")
    app.commit("2024-01-03")
    collect(f"file://{app.path}", lines=True)
    (clone,) = (tmp_path / "workspace" / "cache" / "git").iterdir()
    app.commit("2024-01-04", files={".mailmap": "Ada <ada@city.example> <old@city.example>\n"})
    (clone / "objects" / lost[:2] / lost[2:]).unlink()
    (outcome,) = collect(f"file://{app.path}", lines=True)
    assert outcome.problem is None or "was removed. Collect again" in said(outcome)
    assert collect(f"file://{app.path}", lines=True) == [Outcome("local/app", "complete")]
    assert rows('select count(*) from "commit"') == [(4,)]


def test_locks_that_a_killed_collector_left_are_no_hindrance(app: History, collect: Collect, tmp_path: Path) -> None:
    app.commit("2024-01-01")
    collect(f"file://{app.path}")
    (clone,) = (tmp_path / "workspace" / "cache" / "git").iterdir()
    for name in ("config.lock", "HEAD.lock", "packed-refs.lock", "refs/heads/default.lock", "shallow.lock"):
        (clone / name).touch()
    app.commit("2024-01-02")
    assert collect(f"file://{app.path}") == [Outcome("local/app", "complete")]
