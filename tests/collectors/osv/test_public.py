"""A real SBOM against real advisories, beside a second reading of both that shares no code with the first."""

import gzip
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from collectors.osv import Folder
from tests.collectors.osv.archives import pairs, seen, used

DATABASE = "osv/pypa-advisory-database.tar.gz"


@pytest.fixture(scope="module")
def published(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """The advisories as YAML says them, with every value as text."""
    path = Path(__file__).resolve().parents[4] / "shared" / "data" / DATABASE
    if not path.is_file():
        pytest.skip("the data is not there")
    with tarfile.open(path) as archive:
        files = [archive.extractfile(member) for member in archive.getmembers() if member.isfile()]
        return [yaml.load(file.read(), yaml.CBaseLoader) for file in files if file]  # noqa: S506


def test_the_components_of_a_real_list(shared: Path, published: list[dict[str, Any]]) -> None:
    with gzip.open(next((shared / "sbom").glob("iocomune-*.spdx.json.gz"))) as file:
        listed = [
            reference["referenceLocator"]
            for package in json.load(file)["packages"]
            for reference in package.get("externalRefs", [])
            if reference["referenceType"] == "purl"
        ]
    assert len(listed) == 580
    _advisories, vulnerabilities, counts = seen(used(*listed), Folder(shared / DATABASE))
    assert pairs(vulnerabilities) == _expected(published, listed)
    assert len(vulnerabilities) > 3
    assert (counts.asked, counts.broken, counts.unpinned) == (580, 0, 0)


def test_versions_that_an_advisory_names(shared: Path, published: list[dict[str, Any]]) -> None:
    """Bounds of ranges, first and last versions listed: a fifth of all, for the second reading is a slow one."""
    named = sorted({f"pkg:pypi/{name}@{version}" for one in published for name, version in _bounds(one)})[::5]
    assert len(named) > 700
    _advisories, vulnerabilities, counts = seen(used(*named), Folder(shared / DATABASE))
    assert pairs(vulnerabilities) == _expected(published, named)
    assert counts.asked == len(named)


def _bounds(one: dict[str, Any]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for entry in one["affected"]:
        listed = entry.get("versions", [])
        bounds = [version for event in _events(entry) for version in event.values() if version != "0"]
        for version in (*bounds, *listed[:1], *listed[-1:]):
            try:
                found.add((canonicalize_name(entry["package"]["name"]), str(Version(version))))
            except InvalidVersion:
                continue
    return found


def _events(entry: dict[str, Any]) -> list[dict[str, str]]:
    return [event for one in entry.get("ranges", []) if one["type"] == "ECOSYSTEM" for event in one["events"]]


def _expected(published: list[dict[str, Any]], purls: list[str]) -> set[tuple[str, str, str | None]]:
    by_name: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {}
    for one in published:
        for entry in one["affected"] if "withdrawn" not in one else ():
            by_name.setdefault(canonicalize_name(entry["package"]["name"]), []).append((one, entry))
    found = set()
    for purl in purls:
        name, version = purl.removeprefix("pkg:pypi/").split("@")
        for one, entry in by_name.get(canonicalize_name(name), []):
            if _hit(entry, Version(version)):
                found.add((purl, one["id"], _mended(entry, Version(version))))
    return found


def _hit(entry: dict[str, Any], version: Version) -> bool:
    return str(version) in entry.get("versions", []) or any(
        spec.contains(version, prereleases=True) for spec in _spans(entry)
    )


def _spans(entry: dict[str, Any]) -> list[SpecifierSet]:
    """Consecutive events as specifiers: these advisories list beginning and end in turn."""
    spans: list[str] = []
    try:
        for event in _events(entry):
            if "introduced" in event:
                spans.append(
                    f">={Version(event['introduced'])}.dev0"
                    if event["introduced"] == "0"
                    else f">={Version(event['introduced'])}"
                )
            elif "fixed" in event:
                # `<` of packaging leaves out the pre-releases of its version; OSV does not
                spans[-1] += f",<={Version(event['fixed'])},!={Version(event['fixed'])}"
            else:
                spans[-1] += f",<={Version(event['last_affected'])}"
    except InvalidVersion:
        return []
    return [SpecifierSet(span) for span in spans]


def _mended(entry: dict[str, Any], version: Version) -> str | None:
    try:
        fixes = [Version(event["fixed"]) for event in _events(entry) if "fixed" in event]
    except InvalidVersion:
        return None
    later = [fix for fix in fixes if fix > version and not _hit(entry, fix)]
    written = {Version(event["fixed"]): event["fixed"] for event in _events(entry) if "fixed" in event}
    return written[min(later)] if later else None
