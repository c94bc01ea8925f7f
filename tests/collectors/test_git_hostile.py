"""Reading a repository runs nothing that is in it, whatever its configuration says."""

import subprocess
from pathlib import Path

import pytest

from collectors.run import Outcome
from tests.conftest import Collect, Rows
from tests.histories import History

HOOKS = (
    "post-checkout",
    "post-index-change",
    "pre-auto-gc",
    "reference-transaction",
    "post-rewrite",
    "fsmonitor-watchman",
)


def configuration(touch: str, hooks: Path) -> str:
    """Everything by which git can be told to run a program."""
    return f"""
[core]
    fsmonitor = {touch}
    hooksPath = {hooks}
    sshCommand = {touch}
    gitProxy = {touch}
    askPass = {touch}
    editor = {touch}
    pager = {touch}
    alternateRefsCommand = {touch}
[include]
    path = more
[alias]
    log = !{touch}
    rev-list = !{touch}
[pager]
    log = {touch}
[diff]
    external = {touch}
    orderFile = /no/such/file
[diff "odd"]
    textconv = {touch}
    command = {touch}
[filter "odd"]
    clean = {touch}
    smudge = {touch}
    process = {touch}
    required = true
[log]
    showSignature = true
    showRoot = false
    mailmap = false
    follow = true
[gpg]
    program = {touch}
[credential]
    helper = !{touch}
[uploadpack]
    packObjectsHook = {touch}
[remote "origin"]
    url = ext::{touch}
    promisor = true
    uploadpack = {touch}; git-upload-pack
    vcs = odd
[url "ext::{touch} "]
    insteadOf = https://
[protocol "ext"]
    allow = always
[extensions]
    worktreeConfig = true
"""


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    return tmp_path / "it ran"


@pytest.fixture
def hostile(app: History, canary: Path, tmp_path: Path) -> History:
    """Two commits, one of them signed, in a repository that would run a program at every turn."""
    app.commit("2024-01-01", files={"README.md": "1\n2\n", ".gitattributes": "* diff=odd filter=odd\n"})
    signed = (
        b"author Ada <ada@city.example> 1704200000 +0000\ncommitter Ada <ada@city.example> 1704200000 +0000\n"
        b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEzBAABCAAdFiEE\n -----END PGP SIGNATURE-----"
    )
    app.raw_commit(signed)
    app.git("tag", "v1")
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\ntouch "{canary}"\n')
    program.chmod(0o755)
    git = app.path / ".git"
    hooks = tmp_path / "hooks"
    for folder in (hooks, git / "hooks"):
        folder.mkdir(exist_ok=True)
        for name in HOOKS:
            (folder / name).symlink_to(program)
    (git / "info").mkdir(exist_ok=True)
    (git / "info" / "attributes").write_text("* diff=odd filter=odd\n")
    (git / "more").write_text(f"[core]\n    fsmonitor = {program}\n[diff]\n    external = {program}\n")
    with (git / "config").open("a", encoding="utf-8") as config:
        config.write(configuration(str(program), hooks))
    return app


@pytest.mark.parametrize("how", ["path", "address"])
def test_nothing_of_a_repository_runs(hostile: History, canary: Path, collect: Collect, rows: Rows, how: str) -> None:
    where = hostile.path if how == "path" else f"file://{hostile.path}"
    assert collect(where) == collect(where) == [Outcome("local/app", "complete")]
    assert rows('select count(*) from "commit"') == [(2,)]
    assert rows("select value from observation where name = 'readme'") == [("README.md",)]
    if how == "path":
        assert rows('select sum(added) from "commit"') == [(3,)]
    assert not canary.exists()


def test_the_canary_would_sing(hostile: History, canary: Path) -> None:
    (hostile.path / ".git" / "config").write_text(
        (hostile.path / ".git" / "config").read_text().replace("orderFile = /no/such/file", "")
    )
    log = ["git", "-C", str(hostile.path), "log", "-p", "--ext-diff"]
    subprocess.run(log, capture_output=True, check=False)
    assert canary.exists()


def test_a_local_repository_is_not_written(hostile: History, collect: Collect) -> None:
    def state() -> dict[Path, tuple[int, int]]:
        return {path: (path.lstat().st_mtime_ns, path.lstat().st_size) for path in hostile.path.rglob("*")}

    before = state()
    collect(hostile.path)
    assert state() == before


def test_a_clone_gets_no_hooks_of_the_users(
    app: History, tmp_path: Path, canary: Path, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = tmp_path / "template" / "hooks"
    hooks.mkdir(parents=True)
    (hooks / "reference-transaction").write_text(f'#!/bin/sh\ntouch "{canary}"\n')
    (hooks / "reference-transaction").chmod(0o755)
    (tmp_path / "config").write_text(f"[init]\n templateDir = {hooks.parent}\n")
    app.commit("2024-01-01")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    assert collect(f"file://{app.path}") == [Outcome("local/app", "complete")]
    assert not canary.exists()
