"""What ospo.yaml calls private, a list that is no file, and a repository that has lost its commits."""

import os
from pathlib import Path

import pytest

from data.workspace import Workspace
from tests.collectors.inventory.test_order import LOCK, bom
from tests.conftest import Collect, Rows
from tests.histories import History

PRIVATE = "select id, private from repository order by all"
IN_USE = "select component from component where gone_at is null"


@pytest.mark.parametrize(("word", "private"), [("", None), (", private: true", True), (", private: false", False)])
def test_what_ospo_yaml_calls_private(
    workspace: Workspace,
    app: History,
    collect: Collect,
    rows: Rows,
    views: Rows,
    tmp_path: Path,
    word: str,
    private: bool | None,
) -> None:
    app.commit("2024-01-01")
    (tmp_path / "list.json").write_bytes(bom("one"))
    said = workspace.file.read_text()
    entries = f"repositories:\n  - {{path: {app.path}{word}}}\n  - {{sbom: {tmp_path}/list.json{word}}}\n"
    workspace.file.write_text(said.replace("repositories:\n", entries))
    assert [outcome.problem for outcome in collect()] == [None, None]
    assert rows(PRIVATE) == [("local/app", private), ("local/list", private)]
    shown = {name for (name,) in views("select repository from scope")}
    assert shown == (set() if private else {"local/app", "local/list"})


@pytest.mark.parametrize("kind", ["folder", "pipe", "circle", "nothing"])
def test_a_list_that_is_no_file(collect: Collect, workspace: Workspace, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "bom.json"
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "circle":
        file.symlink_to(file)
    said = workspace.file.read_text()
    workspace.file.write_text(said.replace("repositories:\n", f"repositories:\n  - {{sbom: {file}}}\n"))
    (outcome,) = collect()
    assert outcome.problem and outcome.problem.code == ("sbom.missing" if kind == "nothing" else "sbom.no_file")


def test_a_repository_that_has_lost_its_commits(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"package-lock.json": LOCK})
    collect(app.path)
    assert rows(IN_USE) == [("pkg:npm/scanned@1.0.0",)]
    app.git("update-ref", "-d", "refs/heads/main")
    assert [outcome.problem for outcome in collect(app.path)] == [None]
    assert rows(IN_USE) == [] and rows("select listed from inventory") == [(0,)]
    assert rows("select resource from cursor where resource = 'component'") == []
