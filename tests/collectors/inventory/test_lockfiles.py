"""What a scan lists, held against real lockfiles that are read here in another way."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Collect, Rows
from tests.histories import History

Pinned = set[tuple[str, str | None]]


def scanned(app: History, collect: Collect, shared: Path, name: str, file: str) -> str:
    """Collects a repository with one real lockfile; the lockfile's text."""
    text = gzip.decompress((shared / "lockfiles" / f"{name}.gz").read_bytes())
    app.commit("2024-01-01", files={file: text})
    assert [outcome.problem for outcome in collect(app.path)] == [None]
    return text.decode()


def listed(rows: Rows) -> Pinned:
    """Name and version of every component."""
    found = rows("select component, package, version from component where repository = 'local/app'")
    assert len({component for component, *_ in found}) == len(found)
    return {(package.partition("/")[2].replace("%40", "@"), version) for _component, package, version in found}


@pytest.mark.parametrize("year", [2014, 2020, 2026])
def test_gems(app: History, collect: Collect, rows: Rows, shared: Path, year: int) -> None:
    text = scanned(app, collect, shared, f"whitehall-{year}-Gemfile.lock", "Gemfile.lock")
    specs, asked = set(), set()
    section = ""
    for line in text.splitlines():
        section = line if line[:1].isalpha() else section
        # a gem built for several platforms stands once for each: nokogiri (1.19.4-arm64-darwin)
        if section in ("GEM", "GIT") and (found := re.match(r"    (\S+) \(([^)-]+)(?:-[^)]*)?\)", line)):
            specs.add((found[1], found[2]))
        if section == "DEPENDENCIES" and line.startswith("  "):
            asked.add(line.split()[0].removesuffix("!"))
    assert listed(rows) == specs
    assert len(specs) > 150
    assert {name for (name,) in rows("select split_part(package, '/', 2) from component where direct")} == asked
    assert rows("select count(*) from component where direct is null or scope is not null") == [(0,)]


def installed(lock: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Name, version and whether it is for development alone, of what a lockfile of version 2 or 3 installs."""
    for path, entry in lock["packages"].items():
        if "node_modules/" in path and not entry.get("link"):
            yield entry.get("name", path.split("node_modules/")[-1]), entry["version"], entry.get("dev", False)


@pytest.mark.parametrize(
    "name", ["govuk-frontend-2022-package-lock.json", "govuk-frontend-2026-package-lock.json",
             "valtionavustus-package-lock.json"],
)  # fmt: skip
def test_npm(app: History, collect: Collect, rows: Rows, shared: Path, name: str) -> None:
    lock = json.loads(scanned(app, collect, shared, name, "package-lock.json"))
    everything = list(installed(lock))
    assert listed(rows) == {(name, version) for name, version, _dev in everything}  # all, once, and no own package
    delivered = {f"{name}@{version}" for name, version, dev in everything if not dev}
    found = "select replace(component[9:], '%40', '@') from component where scope = 'runtime'"
    assert {text for (text,) in rows(found)} == delivered
    assert rows("select count(*) from component where scope is null or direct is null") == [(0,)]
    ours = [entry for path, entry in lock["packages"].items() if "node_modules/" not in path]
    keys = ("dependencies", "devDependencies", "optionalDependencies")
    asked = {name for entry in ours for key in keys for name in entry.get(key, ())}
    direct = {name for (name,) in rows("select distinct replace(package[9:], '%40', '@') from component where direct")}
    assert direct == asked & {name for name, *_ in everything}


def below(lock: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    for name, entry in lock.get("dependencies", {}).items():
        yield name, entry["version"], entry.get("dev", False)
        yield from below(entry)


def test_npm_s_first_version(app: History, collect: Collect, rows: Rows, shared: Path) -> None:
    """Syft 1.18 leaves out what lies below another package there; the lockfile itself fills that in."""
    name = "govuk-frontend-2018-package-lock.json"
    lock = json.loads(scanned(app, collect, shared, name, "package-lock.json"))
    assert listed(rows) == {(name, version) for name, version, _dev in below(lock)}
    assert len(listed(rows)) == 1201
    delivered = {f"{name}@{version}" for name, version, dev in below(lock) if not dev}
    found = "select replace(component[9:], '%40', '@') from component where scope = 'runtime'"
    assert {text for (text,) in rows(found)} == delivered
    assert rows("select distinct direct from component") == [(None,)]  # that version does not say who asks


def test_maven(app: History, collect: Collect, rows: Rows, shared: Path) -> None:
    text = scanned(app, collect, shared, "lutece-core-pom.xml", "pom.xml")
    plain = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    plain = re.sub(r"<exclusions>.*?</exclusions>", "", plain, flags=re.DOTALL)
    declared = {}
    for block in re.findall(r"<dependency>(.*?)</dependency>", plain, re.DOTALL):
        said = dict(re.findall(r"<(\w+)>\s*([^<]*?)\s*</", block))
        version = None if "$" in said.get("version", "$") else said["version"]
        declared[f"{said['groupId']}/{said['artifactId']}"] = (version, said.get("scope") == "test")
    found = rows("select package[11:], version, scope = 'development', direct from component")
    # a version that stands in a parent elsewhere is unknown, not made up
    assert {(name, version) for name, version, *_ in found} == {(n, v) for n, (v, _test) in declared.items()}
    assert {name for name, _v, test, _direct in found if test} == {n for n, (_v, test) in declared.items() if test}
    assert all(direct for *_, direct in found) and len(found) == 33


def test_a_pom_without_dependencies(app: History, collect: Collect, rows: Rows, shared: Path) -> None:
    """The one that stands above a project's modules: it is no dependency of itself."""
    scanned(app, collect, shared, "clienteafirma-pom.xml", "pom.xml")
    assert rows("select count(*) from component") == [(0,)]
    assert rows("select source, listed from inventory") == [("scanned", 0)]
    assert rows("select state from collection where resource = 'component'") == [("empty",)]
