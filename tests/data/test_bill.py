"""A bill of materials of two repositories, read by eye, by the format's own schema, and by our own reader."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from collectors.sbom.document import read
from data.bill import bill
from data.workspace import Workspace, create
from tests.data.story import OURS, Told, repository, tell
from tests.data.supply import advisory, lists, vulnerable

APP, OTHER, UNREAD = (f"ospo:repository:local/{name}" for name in ("app", "other", "unread"))
ONE, TWO, SCOPED = "pkg:npm/one@1", "pkg:npm/two@2", "pkg:npm/%40x/three@3"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return tell(
        create(tmp_path_factory.mktemp("workspace"), "City of X"),
        lists("local/app", "2024-01-10 scanned one@1:direct:run:MIT two@2:transitive:dev:MIT_OR_ISC ?thing@3 ?nothing"),
        lists("local/other", "2024-03-01 given one@1:dev:Our_own two@2:dev:MIT_OR_ISC %40x/three@3 gone@1",
              "2024-04-01 given one@1:dev:Our_own two@2:dev:MIT_OR_ISC %40x/three@3:MIT_OR_ISC"),
        repository("local/unread"),
        repository("local/mirror", mirror=True),
        repository("y.example/theirs", "town-of-y"),
        lists("y.example/theirs", "2024-01-10 given theirs@1:direct"),
        advisory("GHSA-1", "2024-01-20", of_cve="CVE-2024-1", severity="high", score=7.5),
        advisory("PYSEC-2", severity="low", of_cve="CVE-2024-1"),
        advisory("MAL-3", severity=None),
        advisory("GHSA-4", severity="low", withdrawn="2024-02-01"),
        vulnerable("one@1", "GHSA-1", "PYSEC-2", "GHSA-4"),
        vulnerable("two@2", "MAL-3", "GHSA-1"),
        vulnerable("gone@1", "MAL-3"),
    )  # fmt: skip


def made(told: Told, *repositories: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(bill(told.snapshot, OURS, repositories or None))
    return document


def by_ref(parts: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {part["bom-ref"]: part for part in parts}


def ours(part: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["name"], one["value"]) for one in part["properties"]]


@pytest.mark.parametrize("repositories", [None, ["local/unread"], []])
def test_the_format_s_own_schema_finds_nothing(told: Told, repositories: list[str] | None) -> None:
    text = bill(told.snapshot, OURS, repositories)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_each_component_once_with_what_the_lists_say_of_it(told: Told) -> None:
    found = by_ref(made(told)["components"])
    assert list(found) == ["nothing", SCOPED, ONE, TWO, "thing@3"]
    assert {name: part.get("scope") for name, part in found.items()} == {
        "nothing": None, SCOPED: None, ONE: "required", TWO: "excluded", "thing@3": None,
    }  # fmt: skip
    assert {name: part.get("licenses") for name, part in found.items() if "licenses" in part} == {
        SCOPED: [{"expression": "MIT OR ISC"}],
        ONE: [{"license": {"id": "MIT"}}],  # what only one list could name is that
        TWO: [{"expression": "MIT OR ISC"}],
    }
    assert [found[SCOPED][key] for key in ("purl", "group", "name", "version")] == [SCOPED, "@x", "three", "3"]
    assert ("purl" in found["thing@3"], found["thing@3"]["name"], found["thing@3"]["version"]) == (False, "thing", "3")
    assert ours(found[ONE]) == [
        ("ospo:first_seen", "2024-01-10"),
        ("ospo:repository", "local/app"),
        ("ospo:repository", "local/other"),
    ]


def test_only_what_a_repository_is_known_to_ask_for_is_a_dependency(told: Told) -> None:
    document = made(told)
    organisation = f"ospo:organisation:{OURS}"
    assert document["metadata"]["component"]["bom-ref"] == organisation
    assert {one["ref"]: one["dependsOn"] for one in document["dependencies"]} == {
        organisation: [APP, OTHER, UNREAD],
        APP: [ONE],
    }
    said = by_ref(document["metadata"]["component"]["components"])
    assert {name: dict(ours(part))["ospo:dependencies"] for name, part in said.items()} == {
        APP: "direct", OTHER: "flat", UNREAD: "unknown",
    }  # fmt: skip


def test_where_lists_differ_nothing_is_left_out_and_nothing_taken_for_known(workspace: Workspace) -> None:
    told = tell(
        workspace,
        lists("local/app", "2024-01-10 given one@1:dev:MIT_OR_ISC"),
        lists("local/other", "2024-01-10 given one@1:Zlib"),
    )
    found = made(told)["components"][0]
    assert found["licenses"] == [{"license": {"id": "Zlib"}}, {"license": {"name": "MIT OR ISC"}}]
    assert "scope" not in found
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill(told.snapshot, OURS)) is None


def test_a_vulnerability_stands_once_and_nobody_says_that_it_can_be_exploited(told: Told) -> None:
    first, second = made(told)["vulnerabilities"]
    assert first == {
        "id": "CVE-2024-1",
        "description": "Something about PYSEC-2",
        "ratings": [{"score": 7.5, "severity": "high"}],
        "published": "2024-01-20T00:00:00+00:00",
        "references": [{"id": name, "source": {"name": "OSV"}} for name in ("GHSA-1", "PYSEC-2")],
        "affects": [{"ref": ONE}, {"ref": TWO}],
    }
    assert second == {
        "id": "MAL-3",
        "description": "Something about MAL-3",
        "ratings": [{"severity": "unknown"}],
        "affects": [{"ref": TWO}],
    }


def test_of_some_repositories_is_nothing_of_the_others(told: Told) -> None:
    document = made(told, "local/other", "y.example/theirs", "local/mirror", "local/never")
    assert [*by_ref(document["components"])] == [SCOPED, ONE, TWO]
    assert ("ospo:repository", "local/app") not in ours(document["components"][1])
    assert [*by_ref(document["metadata"]["component"]["components"])] == [OTHER]
    assert made(told, "local/unread")["components"] == made(told, "local/unread")["vulnerabilities"] == []


def test_one_snapshot_gives_one_bill(told: Told) -> None:
    document = made(told)
    assert bill(told.snapshot, OURS) == bill(told.snapshot, OURS)
    assert document["serialNumber"] != made(told, "local/app")["serialNumber"]
    said = datetime.fromisoformat(document["metadata"]["timestamp"])
    assert said == told.snapshot.stamp.published_at.replace(tzinfo=UTC)


def test_our_own_reader_finds_the_components_and_no_repository(told: Told) -> None:
    document = read(bill(told.snapshot, OURS).encode(), "bill.json")
    found = {one.purl or one.name: one for one in document.listed}
    assert set(found) == {ONE, TWO, SCOPED, "thing", "nothing"}
    assert (document.form, document.unidentified, document.doubled) == ("CycloneDX 1.6", 2, 0)
    assert (found[ONE].scope, found[TWO].scope, found[TWO].licence) == ("runtime", "development", "MIT OR ISC")
    assert found["thing"].version == "3"
    assert found[TWO].direct is None  # that it is drawn in by another is not kept
