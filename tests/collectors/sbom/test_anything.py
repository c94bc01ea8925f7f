"""Whatever a file holds, reading it gives a document or a Problem."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from collectors.sbom import cyclonedx, spdx, spdx3
from collectors.sbom.document import Document, read
from data.words import Problem
from tests.collectors.sbom.documents import component, package

WORDS = some.sampled_from(
    ["pkg:npm/a@1", "pkg:", "a", "DEPENDS_ON", "DESCRIBES", "dependsOn", "MIT", "CreationInfo", "3.0.1"]
)
KINDS = some.sampled_from(["software_Package", "CreationInfo", "SpdxDocument", "Relationship"])
KEYS = some.sampled_from(sorted(cyclonedx.KEPT | spdx.KEPT | spdx3.KEPT))
LEAVES = some.none() | some.booleans() | some.integers() | some.floats() | some.text() | WORDS | KINDS
ANY = some.recursive(
    LEAVES, lambda inner: some.lists(inner, max_size=4) | some.dictionaries(KEYS | some.text(), inner, max_size=5)
)
BEGINNINGS = some.sampled_from([
    {"bomFormat": "CycloneDX", "specVersion": "1.6"},
    {"spdxVersion": "SPDX-2.3"},
    {"@graph": [{"type": "CreationInfo", "specVersion": "3.0.1"}]},
])  # fmt: skip
ENTRIES = some.dictionaries(KEYS, ANY, max_size=6) | ANY
PATIENT = settings(deadline=None)  # a busy machine is no failure


def read_or_refused(content: bytes) -> Document | None:
    """The document, or None where there is a sentence instead."""
    try:
        return read(content, "list.json")
    except Problem as problem:
        return None if "list.json" in str(problem) else pytest.fail(str(problem))


@PATIENT
@given(ANY)
def test_any_json(value: Any) -> None:
    read_or_refused(json.dumps(value).encode())


@PATIENT
@given(BEGINNINGS, some.dictionaries(KEYS, ANY), some.lists(ENTRIES, max_size=3))
def test_anything_in_a_document(beginning: dict[str, Any], said: dict[str, Any], entries: list[Any]) -> None:
    graph = [
        *beginning.get("@graph", ()),
        *({"type": "software_Package"} | e if isinstance(e, dict) else e for e in entries),
    ]
    document = {"components": entries, "packages": entries} | said | beginning | {"@graph": graph}
    read_or_refused(json.dumps(document).replace("NaN", "1").replace("Infinity", "1").encode())


@PATIENT
@given(some.dictionaries(KEYS, ANY))
def test_anything_in_an_entry_leaves_the_others_alone(said: dict[str, Any]) -> None:
    for document, other in (
        ({"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [said, component("x")]}, "pkg:npm/x@1.0"),
        ({"spdxVersion": "SPDX-2.3", "packages": [said, package("x")]}, "pkg:pypi/x@1.0"),
    ):
        text = json.dumps(document).replace("NaN", "1").replace("Infinity", "1")
        found = read_or_refused(text.encode())
        assert found is not None
        assert other in {each.purl for each in found.listed}


@PATIENT
@given(some.binary())
def test_any_bytes(content: bytes) -> None:
    read_or_refused(content)


@PATIENT
@given(some.sampled_from(["SPDXVersion: SPDX-2.3\n", "spdxVersion: SPDX-2.3\n", "<bom ", "<Document>"]), some.text())
def test_any_text_after_a_true_beginning(beginning: str, text: str) -> None:
    read_or_refused((beginning + text).encode("utf-8", "replace"))
