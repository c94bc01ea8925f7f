"""`ospo collect` from outside: a real SBOM, held against real advisories in a folder and behind OSV's API."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from packaging.utils import canonicalize_name

from data.ledger import open_ledger
from tests.collectors.osv import second
from tests.collectors.osv.archives import zipped
from tests.collectors.osv.served import Database, serve
from tests.command import ospo

Records = list[dict[str, Any]]


@pytest.fixture(scope="module")
def published() -> Records:
    archive = Path(__file__).resolve().parents[4] / "shared" / "data" / second.DATABASE
    if not archive.is_file():
        pytest.skip("the data is not there")
    return second.records(archive)


@pytest.fixture
def listed(shared: Path, tmp_path: Path) -> Path:
    """A list of 580 Python packages, to be changed."""
    with gzip.open(next((shared / "sbom").glob("iocomune-*.spdx.json.gz"))) as file:
        (tmp_path / "backend.spdx.json").write_bytes(file.read())
    return tmp_path / "backend.spdx.json"


@pytest.fixture
def api() -> Iterator[Database]:
    with serve(Database()) as database:
        yield database


def made(folder: Path, osv: str) -> Path:
    assert ospo("init", str(folder), "--name", "City of X").returncode == 0
    ask(folder, osv)
    return folder


def ask(workspace: Path, osv: str) -> None:
    """From now on OSV is asked there."""
    file = workspace / "ospo.yaml"
    before = file.read_text("utf-8").partition("\nsources:")[0]
    sources = f"{{osv: {osv}, deps_dev: false, scorecard: false, upstream: false, private_addresses: true}}"
    file.write_text(f"{before}\nsources: {sources}\n", "utf-8")


def collect(workspace: Path, *targets: object, code: int = 0) -> CompletedProcess[str]:
    done = ospo("collect", *(str(target) for target in targets), workspace=workspace)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def last(workspace: Path, metric: str) -> tuple[float | None, float | None]:
    """The newest value of the organisation and its coverage, the mean of what it needs: lists, and what OSV says."""
    words = ["metrics", "--metric", metric, "--repository", "-", "--format", "json"]
    row = json.loads(ospo(*words, workspace=workspace).stdout)[-1]
    return row["value"], row["coverage"]


def publish(api: Database, records: Records, purls: list[str]) -> None:
    """Serves what the second reading finds."""
    api.records, api.hits = {one["id"]: one for one in records}, {}
    for purl, advisory, _fixed in sorted(second.expected(records, purls), key=str):
        name, version = purl.removeprefix("pkg:pypi/").split("@")
        api.hits.setdefault(("PyPI", canonicalize_name(name), version), []).append(advisory)


def flaws(records: Records, purls: list[str]) -> set[str]:
    """Each vulnerability once, by its CVE."""
    names = {one["id"]: [one["id"], *one.get("aliases", [])] for one in records}
    found = {advisory for _purl, advisory, _fixed in second.expected(records, purls)}
    return {next((name for name in names[one] if name.startswith("CVE-")), one) for one in found}


def read(listed: Path) -> list[str]:
    return second.purls(json.loads(listed.read_bytes()))


@pytest.mark.parametrize("kind", ["folder", "api"])
def test_a_real_list_is_screened_and_screened_again(
    shared: Path, tmp_path: Path, listed: Path, published: Records, api: Database, kind: str
) -> None:
    """First as published; then one advisory is withdrawn, and one package brought to a version without any."""
    purls = read(listed)
    publish(api, published, purls)
    workspace = made(tmp_path / "w", str(shared / "osv") if kind == "folder" else api.base)
    collect(workspace, f"sbom:{listed}")
    assert len(flaws(published, purls)) == 6
    assert last(workspace, "known_vulnerabilities") == (6, 1)

    hits = sorted(second.expected(published, purls), key=str)
    updated, withdrawn = hits[0][0], next(advisory for purl, advisory, _fixed in hits if purl != hits[0][0])
    listed.write_text(listed.read_text("utf-8").replace(updated, updated + "99"), "utf-8")
    at = "2026-03-20T00:00:00Z"
    newer = [one | {"withdrawn": at, "modified": at} if one["id"] == withdrawn else one for one in published]
    left = flaws(newer, read(listed))
    assert 0 < len(left) < 6
    publish(api, newer, read(listed))
    if kind == "folder":
        zipped(tmp_path / "newer" / "PyPI.zip", newer)
        ask(workspace, str(tmp_path / "newer"))
    collect(workspace)
    assert last(workspace, "known_vulnerabilities") == (len(left), 1)


def test_a_service_that_is_not_there(
    tmp_path: Path, listed: Path, published: Records, api: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    workspace = made(tmp_path / "w", "http://127.0.0.1:9")
    done = collect(workspace, f"sbom:{listed}", code=1)
    assert "127.0.0.1:9: 127.0.0.1:9 could not be asked: no connection." in done.stderr
    assert last(workspace, "known_vulnerabilities") == (None, 0)
    assert last(workspace, "upstream_dependencies") == (580, 1)
    publish(api, published, read(listed))
    ask(workspace, api.base)
    collect(workspace)
    assert last(workspace, "known_vulnerabilities") == (6, 1)
    ask(workspace, "http://127.0.0.1:9")
    collect(workspace, code=1)
    assert last(workspace, "known_vulnerabilities") == (6, 1)  # it is what is known, as old as it is


def test_repositories_and_services_are_counted_by_themselves(
    tmp_path: Path, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two services on two ports do not answer; the one list can be read, the one that is missing cannot."""
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    workspace = made(tmp_path / "w", "http://127.0.0.1:9")
    file = workspace / "ospo.yaml"
    file.write_text(file.read_text("utf-8").replace("deps_dev: false", 'deps_dev: "http://127.0.0.1:10"'), "utf-8")
    done = collect(workspace, f"sbom:{listed}", code=1)
    why = "could not be asked, or not for all; the page Sources and the lines above say why."
    assert done.stderr.splitlines()[-2:] == ["1 repository collected.", f"2 of the services {why}"]
    done = collect(workspace, f"sbom:{listed}", f"sbom:{tmp_path}/missing.json", code=1)
    assert done.stderr.splitlines()[-3:] == [
        "1 repository collected.",
        "1 of 2 could not be collected, or not whole; the page Sources and the lines above say why.",
        f"2 of the services {why}",
    ]


def test_a_folder_that_is_not_there(tmp_path: Path, listed: Path) -> None:
    workspace = made(tmp_path / "w", "advisories")
    done = collect(workspace, f"sbom:{listed}", code=1)
    assert f"{workspace / 'advisories'} does not exist" in done.stderr
    assert last(workspace, "known_vulnerabilities") == (None, 0)


def test_what_a_private_repository_uses_is_told_nobody(tmp_path: Path, listed: Path, api: Database) -> None:
    workspace = made(tmp_path / "w", "false")
    collect(workspace, f"sbom:{listed}")
    with open_ledger(workspace / "ledger.duckdb") as ledger:
        ledger.connection.execute("update ledger.repository set private = true")
    ask(workspace, api.base)
    collect(workspace)
    assert api.asked == []
