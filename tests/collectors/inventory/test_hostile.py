"""What a repository may hold, and what a Syft may do: a clear sentence, no harm, and the rest is read."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from collectors.inventory import manifests, syft
from data.words import Problem
from tests.conftest import Collect, Rows
from tests.histories import History

GOOD = '{"name": "app", "lockfileVersion": 3, "packages": {"node_modules/left-pad": {"version": "1.3.0"}}}'
LISTED = "select component from component order by all"
STATES = """select state from collection where resource = ? qualify row_number() over (order by started_at desc) = 1"""

Fake = Callable[[str], Path]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Puts a script in the place of Syft."""

    def put(script: str) -> Path:
        program = tmp_path / "bin" / "syft"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n[ $1 = --version ] && echo syft fake && exit\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
        return program

    return put


def odd_tree(app: History, name: bytes) -> None:
    """A commit whose tree has a folder of a name that git itself would not write, with a lockfile in it."""
    blob = app.git("hash-object", "-w", "--stdin", stdin=GOOD.encode())
    inner = app.git("mktree", stdin=f"100644 blob {blob}\tpackage-lock.json\n".encode())
    raw = b"40000 " + name + b"\0" + bytes.fromhex(inner)
    tree = app.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", stdin=raw)
    app.git("update-ref", "HEAD", app.git("commit-tree", "-m", "odd", tree))


def failed(collect: Collect, path: Path, rows: Rows) -> str:
    """Collects what cannot be scanned: the code of what is said; everything else was read."""
    (outcome,) = collect(path)
    assert outcome.problem and str(outcome.problem)
    assert rows(STATES, "commit") == [("complete",)] and rows(STATES, "component") == [("failed",)]
    assert rows(LISTED) == []
    return outcome.problem.code


def test_a_link_is_not_followed(app: History, collect: Collect, rows: Rows, tmp_path: Path) -> None:
    secret = tmp_path / "package-lock.json"
    secret.write_text(GOOD)
    (app.path / "package-lock.json").symlink_to(secret)
    (app.path / "ui").symlink_to(tmp_path)
    (app.path / "requirements.txt").symlink_to("flask==3.0.0")  # what git keeps of a link is no file either
    app.commit("2024-01-01", files={"go.mod": "module city.example/x\n"})
    assert [outcome.problem for outcome in collect(app.path)] == [None]
    assert rows(LISTED) == []


@pytest.mark.parametrize("name", [b"..", b"/etc", b"../../../../../etc", b"a/../.."])
def test_a_name_that_leads_out_is_refused(app: History, collect: Collect, rows: Rows, name: bytes) -> None:
    odd_tree(app, name)
    assert failed(collect, app.path, rows) == "syft.path"


@pytest.mark.parametrize("name", [b"a\nb", b" ", b"-o", b"\xff\xfe", b"$(id)", b"dir:x", "é".encode() * 100])
def test_an_odd_name_is_a_name(app: History, collect: Collect, rows: Rows, name: bytes) -> None:
    odd_tree(app, name)
    assert [outcome.problem for outcome in collect(app.path)] == [None]
    assert rows(LISTED) == [("pkg:npm/left-pad@1.3.0",)]


def test_a_name_too_long_for_a_file_system_is_left_out(app: History, collect: Collect, rows: Rows) -> None:
    odd_tree(app, b"x" * 300)
    assert [outcome.problem for outcome in collect(app.path)] == [None]
    assert rows(LISTED) == []


def test_a_lockfile_of_60_megabytes(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"package-lock.json": GOOD.encode() + b" " * (60 << 20)})
    assert failed(collect, app.path, rows) == "syft.large"


def test_many_lockfiles(app: History, collect: Collect, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifests, "LARGEST_SUM", 250)
    app.commit("2024-01-01", files={f"{n}/package-lock.json": f"{GOOD}{n}" for n in range(3)})
    assert failed(collect, app.path, rows) == "syft.large"


def test_a_lockfile_that_is_none(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"package-lock.json": "no JSON", "ui/package-lock.json": GOOD})
    assert [outcome.problem for outcome in collect(app.path)] == [None]
    assert rows(LISTED) == [("pkg:npm/left-pad@1.3.0",)]


def test_settings_in_the_repository_hold_for_nothing(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"package-lock.json": GOOD, ".syft.yaml": "exclude: ['**/package-lock.json']\n"})
    collect(app.path)
    assert rows(LISTED) == [("pkg:npm/left-pad@1.3.0",)]


def test_settings_of_this_machine_hold_for_nothing(
    app: History, collect: Collect, rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".syft.yaml").write_text("exclude: ['**/package-lock.json']\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYFT_EXCLUDE", "**/package-lock.json")
    app.commit("2024-01-01", files={"package-lock.json": GOOD})
    collect(app.path)
    assert rows(LISTED) == [("pkg:npm/left-pad@1.3.0",)]


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo rubbish", "CycloneDX"), ("true", "CycloneDX"), ("echo []", "CycloneDX"),
        ("""echo '{"components": [3]}'""", "CycloneDX"), ("""echo '{"components": 3}'""", "CycloneDX"),
        ("echo first >&2; echo boom >&2; exit 1", "boom"), ("exit 3", "3"), ("kill -9 $$", "-9"),
    ],
)  # fmt: skip
def test_a_syft_that_fails(app: History, collect: Collect, rows: Rows, fake: Fake, script: str, why: str) -> None:
    fake(script)
    app.commit("2024-01-01", files={"package-lock.json": GOOD})
    (outcome,) = collect(app.path)
    assert outcome.problem and outcome.problem.code == "syft.failed" and why in str(outcome.problem)
    assert rows(STATES, "commit") == [("complete",)] and rows(STATES, "component") == [("failed",)]


def test_a_syft_of_another_version_of_the_format(app: History, collect: Collect, rows: Rows, fake: Fake) -> None:
    fake("""echo '{"bomFormat": "CycloneDX", "specVersion": "9.9", "components": []}'""")
    app.commit("2024-01-01", files={"package-lock.json": GOOD})
    assert failed(collect, app.path, rows) == "sbom.version"


def test_a_syft_that_hangs_is_ended_with_all_it_started(tmp_path: Path, fake: Fake) -> None:
    fake(f"sleep 300 & echo $! > {tmp_path}/child; echo half; sleep 300")
    began = time.monotonic()
    with pytest.raises(Problem) as caught:
        syft.scan(tmp_path, "local/app", longest=1)
    assert caught.value.code == "syft.slow" and time.monotonic() - began < 60
    child = Path("/proc", (tmp_path / "child").read_text().strip(), "stat")
    assert not child.exists() or child.read_text().split()[2] == "Z"


def test_a_syft_that_says_too_much(tmp_path: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syft, "_LARGEST", 1000)
    fake("yes")
    with pytest.raises(Problem) as caught:
        syft.scan(tmp_path, "local/app", longest=60)
    assert caught.value.code == "syft.failed"


def test_a_syft_that_is_no_program(app: History, collect: Collect, rows: Rows, fake: Fake) -> None:
    fake("").write_bytes(b"\x7fELF\0")
    app.commit("2024-01-01", files={"package-lock.json": GOOD})
    assert failed(collect, app.path, rows) == "syft.failed"


@pytest.fixture
def without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has git and no Syft."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").symlink_to(str(shutil.which("git")))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))


@pytest.mark.usefixtures("without")
def test_no_syft(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"README.md": "nothing to scan\n"})
    assert [outcome.problem for outcome in collect(app.path)] == [None]
    assert rows(STATES, "component") == [("empty",)]
    app.commit("2024-01-02", files={"package-lock.json": GOOD})
    (outcome,) = collect(app.path)
    assert outcome.problem and outcome.problem.code == "syft.missing"
    assert "ospo-barometer[scan]" in str(outcome.problem)


def test_a_clone_without_blobs_is_brought_them(app: History, collect: Collect, rows: Rows) -> None:
    app.git("config", "uploadpack.allowFilter", "true")
    app.git("config", "uploadpack.allowAnySHA1InWant", "true")
    app.commit("2024-01-01", files={"package-lock.json": GOOD, "big.bin": "not wanted\n"})
    collect(f"file://{app.path}")
    assert rows(LISTED) == [("pkg:npm/left-pad@1.3.0",)]


def test_a_local_clone_that_lacks_them_is_not_half_scanned(
    app: History, collect: Collect, rows: Rows, tmp_path: Path
) -> None:
    app.git("config", "uploadpack.allowFilter", "true")
    app.commit("2024-01-01", files={"package-lock.json": GOOD})
    to = tmp_path / "partial.git"
    subprocess.run(["git", "clone", "-q", "--bare", "--filter=blob:none", f"file://{app.path}", str(to)], check=True)
    assert failed(collect, to, rows) == "syft.incomplete"
