"""A real SBOM against real advisories, beside a second reading of both that shares no code with the first."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from collectors.osv import Folder
from tests.collectors.osv.archives import pairs, seen, used
from tests.collectors.osv.second import DATABASE, events, expected, purls, records


@pytest.fixture(scope="module")
def published() -> list[dict[str, Any]]:
    archive = Path(__file__).resolve().parents[4] / "shared" / "data" / DATABASE
    if not archive.is_file():
        pytest.skip("the data is not there")
    return records(archive)


def test_the_components_of_a_real_list(shared: Path, published: list[dict[str, Any]]) -> None:
    with gzip.open(next((shared / "sbom").glob("iocomune-*.spdx.json.gz"))) as file:
        listed = purls(json.load(file))
    assert len(listed) == 580
    _advisories, vulnerabilities, counts = seen(used(*listed), Folder(shared / DATABASE))
    assert pairs(vulnerabilities) == expected(published, listed)
    assert len(vulnerabilities) > 3
    assert (counts.asked, counts.broken, counts.unpinned) == (580, 0, 0)


def test_versions_that_an_advisory_names(shared: Path, published: list[dict[str, Any]]) -> None:
    """Bounds of ranges, first and last versions listed: a fifth of all, for the second reading is a slow one."""
    named = sorted({f"pkg:pypi/{name}@{version}" for one in published for name, version in _bounds(one)})[::5]
    assert len(named) > 700
    _advisories, vulnerabilities, counts = seen(used(*named), Folder(shared / DATABASE))
    assert pairs(vulnerabilities) == expected(published, named)
    assert counts.asked == len(named)


def _bounds(one: dict[str, Any]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for entry in one["affected"]:
        listed = entry.get("versions", [])
        bounds = [version for event in events(entry) for version in event.values() if version != "0"]
        for version in (*bounds, *listed[:1], *listed[-1:]):
            try:
                found.add((canonicalize_name(entry["package"]["name"]), str(Version(version))))
            except InvalidVersion:
                continue
    return found
