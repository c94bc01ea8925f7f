"""Odd histories are kept and counted as what they are."""

import os
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from collectors.run import Outcome
from data.people import Identities
from data.workspace import Workspace
from tests.conftest import Collect, Rows
from tests.histories import ADA, History, begin

COMMITTER = b"\ncommitter Ada <ada@city.example> 1704110400 +0000"
NOON = datetime(2024, 1, 1, 12)


@pytest.mark.parametrize(
    ("author", "address", "name"),
    [
        (b"Nobody <> 1704110400 +0000", b"", b"Nobody"),
        (b" <> 1704110400 +0000", b"", b""),
        (b"J\xf6rg <joerg@city.example> 1704110400 +0000", b"joerg@city.example", b"J\xf6rg"),
        (b"Ada <Ada@CITY.example> 1704110400 +0000", b"ada@city.example", b"Ada"),
        (b"A  B <a b@city.example > 1704110400 +0000", b"a b@city.example", b"A  B"),
        (b"Tab\tbed <t\xe9@city.example> 1704110400 +0100", b"t\xe9@city.example", b"Tab\tbed"),
    ],
)
def test_authors_of_any_kind(
    app: History, workspace: Workspace, collect: Collect, rows: Rows, author: bytes, address: bytes, name: bytes
) -> None:
    app.raw_commit(b"author " + author + COMMITTER)
    assert collect(app.path) == [Outcome("local/app", "complete")]
    expected = Identities(workspace.key, []).identity(address, name)
    assert rows('select identity, domain is null, authored_at, parents from "commit"') == [
        (expected, not address, NOON, 0)
    ]


@pytest.mark.parametrize(
    "broken", [b"author nonsense", b"author A <a@x.example>", b"author A <a@x.example> soon", b"x y"]
)
def test_an_author_line_that_is_none_is_still_a_commit(
    app: History, collect: Collect, rows: Rows, broken: bytes
) -> None:
    app.raw_commit(broken + COMMITTER)
    app.raw_commit(b"author Ada <ada@city.example> 1704110400 +0000" + COMMITTER)
    assert collect(app.path) == [Outcome("local/app", "complete")]
    assert rows('select count(*), count(authored_at), count(identity) from "commit"') == [(2, 1, 2)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (b"0 +0000", datetime(1970, 1, 1)),
        (b"-86400 +0000", None),  # 31 December 1969: git cannot print it
        (b"4294967296 +0000", datetime(2106, 2, 7, 6, 28, 16)),
        (b"253402300799 +0000", datetime(9999, 12, 31, 23, 59, 59)),
        (b"253402300800 +0000", None),
        (b"99999999999999999999 +0000", None),
        (b"1704110400 +9999", NOON),
    ],
)
def test_dates_of_any_kind(
    app: History, collect: Collect, rows: Rows, printed: bytes, expected: datetime | None
) -> None:
    app.raw_commit(b"author Ada <ada@city.example> " + printed + COMMITTER)
    assert collect(app.path) == [Outcome("local/app", "complete")]
    assert rows('select authored_at, committed_at from "commit"') == [(expected, NOON)]


def test_misdated_commits_belong_to_no_month_of_their_own(app: History, collect: Collect, views: Rows) -> None:
    app.commit("2024-01-01")
    for printed in (b"4294967296 +0000", b"-86400 +0000"):
        app.raw_commit(b"author Ada <ada@city.example> " + printed + COMMITTER)
    collect(app.path)
    found = views("select period, dated, misdated from commit_month where dated + misdated > 0")
    assert [(f"{period:%Y-%m}", dated, misdated) for period, dated, misdated in found] == [("2024-01", 1, 2)]


@pytest.mark.parametrize(
    "branch", ["--upload-pack=touch${IFS}x", "$(touch${IFS}x)", "größe", ";x", "'x", "refs/heads/main"]
)
@pytest.mark.parametrize("how", ["path", "address"])
def test_a_branch_can_be_called_anything(
    app: History, collect: Collect, rows: Rows, branch: str, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app.git("symbolic-ref", "HEAD", f"refs/heads/{branch}")
    app.commit("2024-01-01")
    app.git("tag", "main")
    where = app.path if how == "path" else f"file://{app.path}"
    assert collect(where) == collect(where) == [Outcome("local/app", "complete")]
    assert rows("select default_branch from repository") == [(branch,)]
    assert rows('select count(*) from "commit"') == [(1,)]
    assert not list(tmp_path.rglob("x"))


@pytest.mark.parametrize("how", ["path", "address"])
def test_tags_can_be_called_anything_and_point_at_anything(
    app: History, collect: Collect, rows: Rows, how: str
) -> None:
    first = app.commit("2024-01-01", files={"a": "1\n"})
    last = app.commit("2024-02-01", files={"a": "2\n"})
    tagger = {
        "GIT_COMMITTER_NAME": "T",
        "GIT_COMMITTER_EMAIL": "t@x.example",
        "GIT_COMMITTER_DATE": "2024-03-01T00:00Z",
    }
    app.git("tag", "v1.0", first)
    app.git("tag", "--annotate", "-m", "x", "v2.0-rc1", who=tagger)
    app.git("tag", "blob", f"{last}:a")
    for odd in ("größe", "$(x)", "a/b;c"):
        app.git("tag", odd)
    (app.path / ".git" / "packed-refs").write_bytes(
        b"# pack-refs with: peeled fully-peeled sorted \n%s refs/tags/-x\n%s refs/tags/\xe9\n" % ((last.encode(),) * 2)
    )
    collect(app.path if how == "path" else f"file://{app.path}")
    found = rows("select name, hash, tagged_at, prerelease from tag")
    late = datetime(2024, 2, 1, 12)
    assert sorted(found) == sorted(
        [
            ("v1.0", first, datetime(2024, 1, 1, 12), False),
            ("v2.0-rc1", last, datetime(2024, 3, 1), True),
            ("blob", app.git("rev-parse", f"{last}:a"), None, False),
            *((odd, last, late, False) for odd in ("größe", "$(x)", "a/b;c", "-x", "\\xe9")),
        ]
    )
    assert rows("select expected, collected from collection where resource = 'tag'") == [(8, 8)]


@pytest.mark.parametrize("how", ["path", "address"])
def test_a_detached_head_is_read_and_has_no_branch(app: History, collect: Collect, rows: Rows, how: str) -> None:
    first = app.commit("2024-01-01")
    app.commit("2024-01-02")
    app.git("checkout", "--quiet", "--detach", first)
    assert collect(app.path if how == "path" else f"file://{app.path}") == [Outcome("local/app", "complete")]
    assert rows("select default_branch, head from repository") == [(None, first)]
    assert rows('select hash from "commit"') == [(first,)]


@pytest.mark.parametrize("form", ["bare", "git folder", "linked", "submodule", "sha256"])
def test_a_repository_comes_in_many_forms(
    tmp_path: Path, app: History, collect: Collect, rows: Rows, form: str
) -> None:
    path = app.path
    if form == "sha256":
        path = tmp_path / "modern"
        subprocess.run(["git", "init", "--quiet", "--object-format=sha256", str(path)], check=True)
        app = History(path)
    app.commit("2024-01-01", files={"README.md": "1\n"})
    app.commit("2024-01-02", files={"README.md": "2\n", "LICENSE": "mine\n", ".mailmap": f"{ADA} <x@x.example>\n"})
    match form:
        case "bare":
            path = tmp_path / "app.git"
            app.git("clone", "--quiet", "--bare", ".", str(path))
        case "git folder":
            path = app.path / ".git"
        case "linked":
            path = tmp_path / "linked"
            app.git("worktree", "add", "--quiet", str(path))
        case "submodule":
            outer = begin(tmp_path / "outer")
            outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(app.path), "inner")
            path = outer.path / "inner"
    for where in (path, path):
        assert [outcome.state for outcome in collect(where)] == ["complete"]
    assert rows('select parents, added, removed from "commit" order by authored_at') == [(0, 1, 0), (1, 3, 1)]
    assert rows("select value from observation where name = 'readme'") == [("README.md",)]


def test_the_newer_form_of_references_is_read(tmp_path: Path, collect: Collect, rows: Rows) -> None:
    path = tmp_path / "modern"
    made = subprocess.run(
        ["git", "init", "--quiet", "--ref-format=reftable", str(path)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("this git knows no reftable")
    History(path).commit("2024-01-01")
    assert collect(path) == [Outcome("local/modern", "complete")]
    assert rows('select count(*) from "commit"') == [(1,)]


def test_replacements_that_only_this_copy_has_do_not_count(app: History, collect: Collect, rows: Rows) -> None:
    first = app.commit("2024-01-01")
    second = app.commit("2024-01-02")
    app.git("replace", "--graft", second)
    (app.path / ".git" / "info").mkdir(exist_ok=True)
    (app.path / ".git" / "info" / "grafts").write_text(f"{second}\n")
    collect(app.path)
    assert {hash_ for (hash_,) in rows('select hash from "commit"')} == {first, second}


def test_where_the_collector_is_started_does_not_matter(
    app: History, tmp_path: Path, collect: Collect, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.commit("2024-01-01", files={"a.txt": "1\n"})
    elsewhere = begin(tmp_path / "elsewhere")
    elsewhere.commit("2024-01-01", files={".mailmap": f"Ben <ben@x.example> {ADA}\n", ".gitattributes": "* binary\n"})
    monkeypatch.chdir(elsewhere.path)
    monkeypatch.setenv("GIT_DIR", str(elsewhere.path / ".git"))
    assert collect(os.path.relpath(app.path)) == [Outcome("local/app", "complete")]
    assert rows('select added, (select count(*) from alias) from "commit"') == [(1, 0)]
