"""Who depends on what: direct, only through others, or not said."""

from typing import Any

import pytest

from tests.collectors.sbom.documents import component, cyclonedx, directly, package, reading, relation, rooted, spdx

A, B, C = component("a"), component("b"), component("c")
PA, PB, PC = package("a"), package("b"), package("c")
ROOT = {"SPDXID": "SPDXRef-app", "name": "app"}
DESCRIBES = {**relation("x", "DESCRIBES", "app"), "spdxElementId": "SPDXRef-DOCUMENT"}


@pytest.mark.parametrize(
    ("said", "direct"),
    [
        (rooted("a", a=["b"], b=["c"], c=[]), {"a": True, "b": False, "c": False}),
        (rooted("a", "b", a=["b"]), {"a": True, "b": True, "c": None}),
        (rooted("a", a=["b"], b=["c"], c=["a", "b"]), {"a": True, "b": False, "c": False}),  # a loop
        (rooted("a", a=["a", "app"]), {"a": True, "b": None, "c": None}),  # itself, and back to the root
        (rooted("a", "b", "c", a=[], b=[], c=[]), {"a": True, "b": True, "c": True}),
        (rooted("a", "b", "c"), {"a": None, "b": None, "c": None}),  # a flat list
        (rooted(a=["b"]), {"a": None, "b": None, "c": None}),  # nothing of the root
        (rooted("a", a=["nowhere"], nowhere=["c"]), {"a": True, "b": None, "c": False}),
        ({"dependencies": [{"ref": "a", "dependsOn": ["b"]}]}, {"a": None, "b": None, "c": None}),
        ({}, {"a": None, "b": None, "c": None}),
    ],
)
def test_cyclonedx(said: dict[str, Any], direct: dict[str, bool | None]) -> None:
    assert directly(reading(cyclonedx(A, B, C, **said))) == direct


def test_modules_of_the_described_software_are_the_described_software() -> None:
    said = rooted("module", module=["a"], a=["b"])
    said["metadata"]["component"]["components"] = [component("module")]
    assert directly(reading(cyclonedx(A, B, **said))) == {"a": True, "b": False}


def test_the_described_software_is_not_listed_even_if_the_document_lists_it() -> None:
    assert directly(reading(cyclonedx(A, component("app"), B, **rooted("a", a=["b"])))) == {"a": True, "b": False}


@pytest.mark.parametrize(
    ("relations", "direct"),
    [
        ([("app", "DEPENDS_ON", "a"), ("a", "DEPENDS_ON", "b")], {"a": True, "b": False, "c": None}),
        ([("a", "DEPENDENCY_OF", "app"), ("b", "DEPENDENCY_OF", "a")], {"a": True, "b": False, "c": None}),
        ([("a", "DEV_DEPENDENCY_OF", "app"), ("app", "DEPENDS_ON", "b")], {"a": True, "b": True, "c": None}),
        ([("app", "DYNAMIC_LINK", "a"), ("a", "STATIC_LINK", "c")], {"a": True, "b": None, "c": False}),
        ([("app", "DEPENDS_ON", each) for each in "abc"], {"a": None, "b": None, "c": None}),  # a flat list
        ([("app", "CONTAINS", "a"), ("a", "DEPENDS_ON", "b")], {"a": None, "b": None, "c": None}),
        ([("app", "DEPENDS_ON", "a"), ("a", "DEPENDS_ON", "a")], {"a": True, "b": None, "c": None}),
    ],
)
def test_spdx(relations: list[tuple[str, str, str]], direct: dict[str, bool | None]) -> None:
    said = [DESCRIBES, *(relation(*each) for each in relations)]
    assert directly(reading(spdx(ROOT, PA, PB, PC, relationships=said))) == direct


@pytest.mark.parametrize(
    "said",
    [
        {"documentDescribes": ["SPDXRef-app"]},
        {"relationships": [DESCRIBES]},
        {"relationships": [{**relation("app", "DESCRIBED_BY", "x"), "relatedSpdxElement": "SPDXRef-DOCUMENT"}]},
    ],
)
def test_spdx_says_in_three_ways_what_it_describes(said: dict[str, Any]) -> None:
    assert list(directly(reading(spdx(ROOT, PA, **said)))) == ["a"]


def test_where_each_of_several_packages_is_described_all_are_listed() -> None:
    assert directly(reading(spdx(PA, PB, documentDescribes=["SPDXRef-a", "SPDXRef-b"]))) == {"a": None, "b": None}


def test_a_report_of_github_is_read_within_its_envelope() -> None:
    said = [DESCRIBES, relation("app", "DEPENDS_ON", "a"), relation("a", "DEPENDS_ON", "b")]
    report = {"sbom": spdx(ROOT, PA, PB, relationships=said)}
    assert directly(reading(report)) == {"a": True, "b": False}


def test_ten_thousand_dependencies_in_a_row_and_in_a_ring() -> None:
    names = [f"p{number}" for number in range(10_000)]
    ring = {one: [other] for one, other in zip(names, [*names[1:], names[0]], strict=True)}
    document = reading(cyclonedx(*map(component, names), **rooted("p0", **ring)))
    assert directly(document) == {name: name == "p0" for name in names}
