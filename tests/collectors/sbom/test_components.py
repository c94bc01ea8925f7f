"""What a component says of itself: purl, name, version, scope."""

from datetime import datetime
from typing import Any

import pytest

from data.purl import canonical, package_of
from tests.collectors.sbom.documents import by_name, component, cyclonedx, package, reading, relation, spdx


def test_nested_components_are_listed_in_the_document_s_order() -> None:
    deep = component("a", components=[component("b", components=[component("c")]), component("d")])
    assert [each.name for each in reading(cyclonedx(deep, component("e"))).listed] == list("abcde")


def test_a_purl_named_again_is_counted_and_its_first_entry_stays() -> None:
    document = reading(cyclonedx(component("a", scope="required"), component("a"), component("b")))
    assert [(each.name, each.scope) for each in document.listed] == [("a", "runtime"), ("b", None)]
    assert (document.doubled, document.unidentified) == (1, 0)


def test_the_same_purl_written_in_two_ways_is_one() -> None:
    document = reading(spdx(package("Zope.Interface_x"), package("zope.interface-x")))
    assert [each.purl for each in document.listed] == ["pkg:pypi/zope.interface-x@1.0"]
    assert document.doubled == 1


@pytest.mark.parametrize(
    "purl", [None, "", "pkg:", "npm/x", "pkg:npm/", 5, True, [], {}, "pkg:npm/" + "x" * 5000, "pkg:np m/x", "x"]
)
def test_an_entry_without_a_purl_that_can_be_read_is_kept_and_counted(purl: Any) -> None:
    for document in (cyclonedx(component("a") | {"purl": purl}), spdx(_with_purl(purl))):
        read = reading(document)
        assert [(each.purl, each.name, each.version) for each in read.listed] == [(None, "a", "1.0")]
        assert (read.unidentified, read.doubled) == (1, 0)


def _with_purl(purl: Any) -> dict[str, Any]:
    return package("a", externalRefs=[{"referenceType": "purl", "referenceLocator": purl}])


def test_unidentified_entries_are_never_the_same() -> None:
    document = reading(cyclonedx({"name": "a"}, {"name": "a"}))
    assert (len(document.listed), document.unidentified, document.doubled) == (2, 2, 0)


@pytest.mark.parametrize("entry", [None, 5, "text", [], [component("x")]])
def test_an_entry_that_is_no_component_at_all_is_only_counted(entry: Any) -> None:
    for document in (cyclonedx(entry, component("a")), spdx(entry, package("a"))):
        read = reading(document)
        assert [each.name for each in read.listed] == ["a"]
        assert (read.unidentified, read.doubled) == (1, 0)


@pytest.mark.parametrize("holder", [None, {}, 5, "text", {"a": component("a")}])
def test_a_list_that_is_no_list_is_empty(holder: Any) -> None:
    assert reading(cyclonedx() | {"components": holder, "dependencies": holder, "metadata": holder}).listed == ()
    assert reading(spdx() | {"packages": holder, "relationships": holder, "creationInfo": holder}).listed == ()


@pytest.mark.parametrize(
    ("given", "read"), [("1.0", "1.0"), (1, "1"), (1.5, "1.5"), (None, None), ([], None), (" ", None)]
)
def test_a_version_is_text(given: Any, read: str | None) -> None:
    entry = {"type": "library", "name": "a", "version": given}
    assert reading(cyclonedx(entry)).listed[0].version == read
    assert reading(spdx(package("a", versionInfo=given))).listed[0].version == read


def test_the_group_is_part_of_the_name() -> None:
    entry = {"type": "library", "group": "@angular", "name": "core"}
    assert reading(cyclonedx(entry)).listed[0].name == "@angular/core"


def test_broken_characters_do_not_go_further() -> None:
    listed = reading(
        '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"name": "a\\ud800\\u0000b"}]}'
    ).listed
    assert listed[0].name == "a?b"


def test_bom_refs_that_stand_twice_do_no_harm() -> None:
    assert set(by_name(reading(cyclonedx(component("a"), component("b", **{"bom-ref": "a"}))))) == {"a", "b"}


@pytest.mark.parametrize(
    ("said", "scope"),
    [
        ({"scope": "required"}, "runtime"),
        ({"scope": "optional"}, None),
        ({"scope": "excluded"}, "development"),
        (
            {"scope": "optional", "properties": [{"name": "cdx:npm:package:development", "value": "true"}]},
            "development",
        ),
        ({"properties": [{"name": "cdx:npm:package:development", "value": "false"}]}, None),
        ({"properties": [{"name": "cdx:npm:package:bundled", "value": "true"}]}, None),
        ({"properties": [{"name": 5}, None, {"value": "true"}]}, None),
        ({"scope": []}, None),
        ({"scope": "sometimes"}, None),
        ({"type": "weather"}, None),
        ({}, None),
    ],
)
def test_scope_in_cyclonedx(said: dict[str, Any], scope: str | None) -> None:
    assert reading(cyclonedx(component("a", **said))).listed[0].scope == scope


@pytest.mark.parametrize(
    ("kinds", "scope"),
    [
        (["DEV_DEPENDENCY_OF"], "development"),
        (["TEST_DEPENDENCY_OF"], "development"),
        (["BUILD_DEPENDENCY_OF"], "development"),
        (["RUNTIME_DEPENDENCY_OF"], "runtime"),
        (["RUNTIME_DEPENDENCY_OF", "TEST_DEPENDENCY_OF"], "runtime"),
        (["TEST_DEPENDENCY_OF", "RUNTIME_DEPENDENCY_OF"], "runtime"),
        (["DEPENDENCY_OF"], None),
        (["NO_SUCH_RELATION"], None),
    ],
)
def test_scope_in_spdx(kinds: list[str], scope: str | None) -> None:
    document = spdx(package("a"), package("b"), relationships=[relation("a", kind, "b") for kind in kinds])
    assert by_name(reading(document))["a"].scope == scope


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2024-03-01T12:00:00Z", datetime(2024, 3, 1, 12)),
        ("2024-03-01T01:30:00+02:00", datetime(2024, 2, 29, 23, 30)),
        ("2024-03-01T12:00:00.123Z", datetime(2024, 3, 1, 12, 0, 0, 123000)),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        (1700000000, None),
        (None, None),
        ({}, None),
    ],
)
def test_the_time_of_the_document(given: Any, read: datetime | None) -> None:
    assert reading(cyclonedx(metadata={"timestamp": given})).made_at == read
    assert reading(spdx(creationInfo={"created": given})).made_at == read


@pytest.mark.parametrize(
    ("purl", "package_and_version"),
    [
        ("pkg:npm/%40angular/core@1.0", ("pkg:npm/%40angular/core", "1.0")),
        ("pkg:maven/org.a/b@1?type=jar&classifier=x", ("pkg:maven/org.a/b", "1")),
        ("pkg:golang/github.com/a/b@v1.0.0#sub/path", ("pkg:golang/github.com/a/b", "v1.0.0")),
        ("pkg:deb/debian/curl@7.50.3-1%2Bb1", ("pkg:deb/debian/curl", "7.50.3-1+b1")),
        ("pkg:pypi/Django", ("pkg:pypi/django", None)),
    ],
)
def test_the_package_of_a_purl(purl: str, package_and_version: tuple[str, str | None]) -> None:
    assert package_of(purl) == package_and_version


def test_a_purl_is_written_in_one_way() -> None:
    assert canonical(" pkg:npm/@angular/core@1?b=2&a=1 ") == "pkg:npm/%40angular/core@1?a=1&b=2"
    assert canonical("pkg:PyPI/Django_x@1.0") == "pkg:pypi/django-x@1.0"
