"""SBOMs that others wrote, against a count of our own straight from their JSON."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packageurl import PackageURL

from collectors.sbom.document import Document, read
from data.purl import package_of

FILES = {
    "cdx-keycloak-10.0.2.json.gz": ("CycloneDX 1.2", 903, 903),
    "valtionavustus-df9c4c93b.cdx.json.gz": ("CycloneDX 1.6", 174, 174),
    "iocomune-backend-2026-03-14-641c8ad.spdx.json.gz": ("SPDX 2.3", 580, 580),
    "spdx-examples-software_example8_spdx2.3_examplemaven-0.0.1.spdx.json": ("SPDX 2.3", 5, 0),
    "spdx-examples-software_example9_spdx2.2_appbomination.spdx.json": ("SPDX 2.2", 6, 4),
    "spdx-examples-software_example8_spdx3.0_examplemaven-0.0.1.spdx3.json": ("SPDX 3.0", 5, 0),
    "spdx-examples-software_example9_spdx3.0_appbomination.spdx3.json": ("SPDX 3.0", 6, 4),
    "spdx-examples-software_example13_spdx3.0_example13.spdx3.json": ("SPDX 3.0", 3, 0),
}


def plain(file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    loaded: dict[str, Any] = json.loads(gzip.decompress(content) if file.suffix == ".gz" else content)
    return loaded


def purls(found: Any) -> Iterator[str]:
    """Every purl in a document, wherever it stands, but those of the tools that made it."""
    if isinstance(found, list):
        for each in found:
            yield from purls(each)
    elif isinstance(found, dict):
        yield from (found[key] for key in ("purl", "software_packageUrl") if key in found)
        if found.get("referenceType") == "purl":
            yield found["referenceLocator"]
        for key, value in found.items():
            if key != "metadata":
                yield from purls(value)


def shown(shared: Path, name: str) -> tuple[Document, dict[str, Any]]:
    file = shared / "sbom" / name
    return read(file.read_bytes(), name), plain(file)


def test_no_file_is_left_out(shared: Path) -> None:
    assert {file.name for file in (shared / "sbom").iterdir()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_everything_in_a_real_document_is_listed(shared: Path, name: str) -> None:
    document, loaded = shown(shared, name)
    form, components, identified = FILES[name]
    found = {PackageURL.from_string(purl).to_string() for purl in purls(loaded)}
    assert document.form == form
    assert document.made_at is not None
    assert len(document.listed) + document.doubled == components
    assert document.unidentified == components - identified
    assert {each.purl for each in document.listed if each.purl} == found
    assert len(found) == identified - document.doubled


@pytest.mark.parametrize("name", FILES)
def test_every_purl_leads_to_itself_and_to_its_package(shared: Path, name: str) -> None:
    for purl in filter(None, (each.purl for each in shown(shared, name)[0].listed)):
        read_again = PackageURL.from_string(purl)
        assert read_again.to_string() == purl
        assert package_of(purl)[1] == read_again.version
        assert PackageURL.from_string(package_of(purl)[0])[:3] == read_again[:3]


def test_what_a_build_needs_itself_is_told_from_what_it_draws_in(shared: Path) -> None:
    document, loaded = shown(shared, "valtionavustus-df9c4c93b.cdx.json.gz")
    root = loaded["metadata"]["component"]["bom-ref"]
    named = next(set(each["dependsOn"]) for each in loaded["dependencies"] if each["ref"] == root)
    refs = {PackageURL.from_string(each["purl"]).to_string(): each["bom-ref"] for each in loaded["components"]}
    assert {refs[each.purl] for each in document.listed if each.purl and each.direct} == named
    assert {each.direct for each in document.listed} == {True, False}
    assert {each.scope for each in document.listed} == {"runtime"}


def test_a_graph_without_the_described_software_says_nothing_of_direct(shared: Path) -> None:
    document, loaded = shown(shared, "cdx-keycloak-10.0.2.json.gz")
    assert loaded["metadata"]["component"]["bom-ref"] not in {each["ref"] for each in loaded["dependencies"]}
    assert {each.direct for each in document.listed} == {None}


def test_licences_of_a_real_document_are_those_it_gives(shared: Path) -> None:
    document, loaded = shown(shared, "cdx-keycloak-10.0.2.json.gz")
    licences = {each.purl: each.licence for each in document.listed}
    for each in loaded["components"]:
        given = [licence["license"] for licence in each.get("licenses", [])]
        said = licences[PackageURL.from_string(each["purl"]).to_string()]
        assert (said is None) == (not given)
        if [list(licence) for licence in given] == [["id"]] and not given[0]["id"].startswith(("GPL", "LGPL")):
            assert said == given[0]["id"]


def test_the_same_example_in_two_versions_of_spdx_is_the_same_list(shared: Path) -> None:
    one, _ = shown(shared, "spdx-examples-software_example9_spdx2.2_appbomination.spdx.json")
    other, _ = shown(shared, "spdx-examples-software_example9_spdx3.0_appbomination.spdx3.json")
    assert set(one.listed) == set(other.listed)
    assert one.made_at == other.made_at
