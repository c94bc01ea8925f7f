"""Which list of components holds: given, committed, the forge's, a scan; and when it is read again."""

import json
from pathlib import Path

import pytest

from data.words import Problem
from tests.conftest import Collect, Rows
from tests.histories import Files, History

LOCK = '{"name": "app", "lockfileVersion": 3, "packages": {"node_modules/scanned": {"version": "1.0.0"}}}'
SOURCE = "select source from inventory"
IN_USE = "select component from component where gone_at is null and source = (select source from inventory)"


def bom(*names: str) -> bytes:
    components = [
        {"type": "library", "name": name, "version": "1.0.0", "purl": f"pkg:npm/{name}@1.0.0"} for name in names
    ]
    return json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.5", "components": components}).encode()


def test_what_is_committed_is_better_than_what_the_forge_says(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"package-lock.json": LOCK, "bom.json": bom("committed")})
    collect(app.path, report=lambda: bom("forge"))
    assert rows(SOURCE) == [("committed",)] and rows(IN_USE) == [("pkg:npm/committed@1.0.0",)]


def test_what_the_forge_says_is_better_than_a_scan(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"package-lock.json": LOCK})
    collect(app.path, report=lambda: bom("forge"))
    assert rows(SOURCE) == [("forge",)] and rows(IN_USE) == [("pkg:npm/forge@1.0.0",)]


@pytest.mark.parametrize("report", [None, b"", b"no list", bom()])
def test_where_the_forge_says_nothing_a_scan_does(
    app: History, collect: Collect, rows: Rows, report: bytes | None
) -> None:
    app.commit("2024-01-01", files={"package-lock.json": LOCK})
    assert [outcome.problem for outcome in collect(app.path, report=lambda: report)] == [None]
    assert rows(SOURCE) == [("scanned",)] and rows(IN_USE) == [("pkg:npm/scanned@1.0.0",)]


def test_where_the_forge_cannot_be_asked_a_scan_stands_in(app: History, collect: Collect, rows: Rows) -> None:
    def down() -> bytes:
        raise Problem("github.down", host="forge.example", why="503")

    app.commit("2024-01-01", files={"package-lock.json": LOCK})
    assert [outcome.problem for outcome in collect(app.path, report=down)] == [None]
    assert rows(SOURCE) == [("scanned",)]


def test_a_list_is_read_again_where_the_commit_or_the_scanner_is_another(
    app: History, collect: Collect, rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.commit("2024-01-01", files={"package-lock.json": LOCK})
    collect(app.path)
    first = rows("select read_at from inventory")
    collect(app.path)
    assert rows("select read_at from inventory") == first
    assert rows("select count(*) from collection where resource = 'component'") == [(2,)]
    program = tmp_path / "bin" / "syft"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n[ $1 = --version ] && echo syft other && exit\ncat {tmp_path}/bom.json\n")
    program.chmod(0o755)
    (tmp_path / "bom.json").write_bytes(bom("another"))
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    collect(app.path)
    assert rows("select component from component where gone_at is null order by all") == [
        ("pkg:npm/another@1.0.0",), ("pkg:npm/scanned@1.0.0",),  # the lockfile itself names the second
    ]  # fmt: skip
    monkeypatch.undo()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    app.commit("2024-01-02", files={"package-lock.json": None})
    collect(app.path)
    assert rows("select count(*) from component where gone_at is null") == [(0,)]


def test_of_lists_of_several_times_the_newest_counts(app: History, collect: Collect, rows: Rows) -> None:
    dated = {
        "sbom/2019-sbom.json": json.loads(bom("older")) | {"metadata": {"timestamp": "2025-01-01T00:00:00Z"}},
        "sbom/2024-12-sbom.json": json.loads(bom("old")) | {"metadata": {"timestamp": "2024-12-01T00:00:00Z"}},
    }
    files: Files = {
        **{name: json.dumps(said) for name, said in dated.items()}, "sbom-2020.json": bom("gone"),
        "sbom-2026.json": bom("new"), "sbom-backend.json": bom("backend"), "sbom-frontend.json": bom("frontend"),
    }  # fmt: skip
    app.commit("2024-01-01", files=files)
    collect(app.path)
    used = {name.removeprefix("pkg:npm/").partition("@")[0] for (name,) in rows(IN_USE)}
    assert used == {"new", "older", "backend", "frontend"}
