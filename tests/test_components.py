"""`ospo components` from outside: tables and a bill of materials go out, and what others wrote comes through whole."""

import csv
import gzip
import io
import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from collectors.sbom.document import read
from data.workspace import create
from tests.command import ospo
from tests.data.story import tell
from tests.data.supply import advisory, gave, lists, package, vulnerable

ASKS_NOBODY = "\nsources: {deps_dev: false, osv: false, scorecard: false, upstream: false}\n"
LISTS = {
    "keycloak": "cdx-keycloak-10.0.2.json.gz",
    "backend": "iocomune-backend-2026-03-14-641c8ad.spdx.json.gz",
    "grants": "valtionavustus-df9c4c93b.cdx.json.gz",
    "maven": "spdx-examples-software_example8_spdx2.3_examplemaven-0.0.1.spdx.json",
}
NOON = "2024-01-10T12:00:00Z"


def run(workspace: Path, *words: str, code: int = 0) -> CompletedProcess[str]:
    done = ospo("components", *words, workspace=workspace)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def rows(workspace: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(workspace, *words, "--format", "json").stdout)
    return found


def collected(folder: Path, *targets: str) -> Path:
    assert ospo("init", str(folder), "--name", "City of X").returncode == 0
    with (folder / "ospo.yaml").open("a") as file:
        file.write(ASKS_NOBODY)
    done = ospo("collect", *targets, workspace=folder)
    assert done.returncode == 0, done.stderr
    return folder


def dependencies(workspace: Path) -> float:
    said = ospo("metrics", "--metric", "upstream_dependencies", "--repository", "-", "--format", "json",
                workspace=workspace)  # fmt: skip
    value: float = json.loads(said.stdout)[-1]["value"]
    return value


@pytest.fixture
def real(shared: Path, tmp_path: Path) -> Path:
    return collected(
        tmp_path / "real", *(f"sbom:local/{name}={shared / 'sbom' / file}" for name, file in LISTS.items())
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = create(tmp_path_factory.mktemp("told") / "workspace", "City of X")
    tell(
        workspace,
        lists("local/app", "2024-01-10 given one@1:direct:run:=1+1 two@2:transitive ?thing@3"),
        lists("local/other", "2024-01-10 given one@1 one@2"),
        package("one", "github.com/x/one"),
        advisory("GHSA-1", "2024-01-20", severity="high", score=7.5),
        vulnerable("one@1", "GHSA-1", fixed="2"),
        gave("github.com/x/one", "2024-02-01 issue"),
    )
    return workspace.root


def purls(file: Path) -> set[str]:
    """Every purl that stands in a document as one, but what the document itself is about."""
    written = json.loads(gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes())
    listed = [one.get("purl") for one in written.get("components", [])]
    listed += [
        reference["referenceLocator"]
        for one in written.get("packages", [])
        for reference in one.get("externalRefs", [])
        if reference["referenceType"] == "purl"
    ]
    return {PackageURL.from_string(purl).to_string() for purl in listed if purl}


def test_what_goes_out_comes_in_again_as_the_same(real: Path, shared: Path, tmp_path: Path) -> None:
    file = tmp_path / "bill.json"
    run(real, "--format", "cyclonedx", "-o", str(file))
    content = file.read_bytes()
    assert content.decode() == run(real, "--format", "cyclonedx").stdout
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(content.decode()) is None
    document = read(content, file.name)
    theirs = {purl for name in LISTS.values() for purl in purls(shared / "sbom" / name)}
    assert {one.purl for one in document.listed if one.purl} == theirs
    assert (document.unidentified, document.doubled) == (5, 0)
    again = collected(tmp_path / "again", f"sbom:local/whole={file}")
    assert dependencies(again) == dependencies(real) == len(theirs) + 5
    assert {(row["component"], row["licence"], row["scope"]) for row in rows(again)} >= {
        (row["component"], row["licence"], row["scope"]) for row in rows(real, "--repository", "local/backend")
        if row["component"].startswith("pkg:npm/")
    }  # fmt: skip


def test_a_table_has_every_column_and_only_what_was_asked_for(told: Path) -> None:
    everything = rows(told)
    assert [(row["repository"], row["component"]) for row in everything] == [
        ("local/app", "pkg:npm/one@1"), ("local/app", "pkg:npm/two@2"), ("local/app", "thing@3"),
        ("local/other", "pkg:npm/one@1"), ("local/other", "pkg:npm/one@2"),
    ]  # fmt: skip
    first = everything[0]
    assert {name: first[name] for name in ("organisation", "package", "version", "direct", "scope", "licence")} == {
        "organisation": "city-of-x", "package": "pkg:npm/one", "version": "1", "direct": True, "scope": "runtime",
        "licence": "=1+1",
    }  # fmt: skip
    assert (first["first_seen"], first["flaws"], first["published_at"]) == ("2024-01-10", 1, None)
    assert rows(told, "--repository", "local/app") == everything[:3]
    assert rows(told, "--package", "pkg:npm/one") == [everything[0], *everything[3:]]
    assert rows(told, "--package", "pkg:npm/one@2") == everything[4:]
    assert rows(told, "--package", "pkg:npm/one", "--repository", "local/app") == everything[:1]


@pytest.mark.parametrize(
    ("table", "columns", "expected"),
    [
        ("packages", ("package", "repositories", "vulnerabilities"), [("pkg:npm/one", 2, 1), ("pkg:npm/two", 1, None)]),
        ("vulnerabilities", ("repository", "component", "flaw", "fixed"),
         [("local/app", "pkg:npm/one@1", "GHSA-1", "2"), ("local/other", "pkg:npm/one@1", "GHSA-1", "2")]),
        ("inventories", ("repository", "source", "listed", "unidentified", "read_at"),
         [("local/app", "given", 3, 1, NOON), ("local/other", "given", 2, 0, NOON)]),
        ("contributions", ("project", "kind", "period", "made", "given"),
         [("github.com/x/one", "issue", "2024-02-01", 1, 1)]),
    ],
)  # fmt: skip
def test_every_other_table(told: Path, table: str, columns: tuple[str, ...], expected: list[tuple[Any, ...]]) -> None:
    assert [tuple(row[name] for name in columns) for row in rows(told, "--table", table)] == expected
    written = [*csv.DictReader(io.StringIO(run(told, "--table", table, "--format", "csv").stdout))]
    as_text = [tuple("" if cell is None else str(cell) for cell in row) for row in expected]
    assert [tuple(row[name] for name in columns) for row in written] == as_text
    shown = run(told, "--table", table).stdout.splitlines()
    assert len(shown) == 1 + len(expected)


def test_licences_say_what_is_to_be_looked_at(told: Path) -> None:
    found = rows(told, "--table", "licences", "--package", "pkg:npm/one")
    assert [row["repository"] for row in found] == ["local/app", "local/other", "local/other"]


def test_a_spreadsheet_computes_nothing(told: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    run(told, "--format", "csv", "-o", str(file))
    assert file.read_bytes().startswith(b"\xef\xbb\xbforganisation,repository,component,")
    first, second, *_more = csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))
    assert (first["licence"], second["licence"], first["first_seen"]) == ("'=1+1", "", "2024-01-10")
    assert [row["licence"] for row in rows(told)[:2]] == ["=1+1", None]


def test_in_a_terminal_what_is_unknown_is_said_so(told: Path) -> None:
    heading, _one, two, *_more = run(told).stdout.splitlines()
    assert heading.split() == [
        "repository",
        "component",
        "direct",
        "scope",
        "licence",
        "flaws",
        "first_seen",
        "libyears",
    ]
    assert two.split() == [
        "local/app",
        "pkg:npm/two@2",
        "False",
        "unknown",
        "unknown",
        "unknown",
        "2024-01-10",
        "unknown",
    ]


def test_a_bill_of_one_repository(told: Path) -> None:
    document = json.loads(run(told, "--format", "cyclonedx", "--repository", "local/other").stdout)
    assert [one["purl"] for one in document["components"]] == ["pkg:npm/one@1", "pkg:npm/one@2"]


def test_a_file_that_is_there_stays_unless_forced(told: Path, tmp_path: Path) -> None:
    file = tmp_path / "bill.json"
    file.write_text("mine")
    said = run(told, "--format", "cyclonedx", "-o", str(file), code=1).stderr
    assert said == f"{file} is there already; nothing was written. Name another file, or add --force.\n"
    assert file.read_text() == "mine"
    run(told, "--format", "cyclonedx", "-o", str(file), "--force")
    assert json.loads(file.read_text())["bomFormat"] == "CycloneDX"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--format", "cyclonedx", "--table", "packages"), 2, "CycloneDX is a format of --table components alone."),
        (("--format", "cyclonedx", "--package", "pkg:npm/one"), 2, "leave --package out"),
        (("--table", "packages", "--repository", "local/app"), 2, "leave --repository out"),
        (("--table", "inventories", "--package", "pkg:npm/one"), 2, "leave --package out"),
        (("--package", "one"), 2, "“one” is no package URL"),
        (("--table", "people"), 2, "people"),
        (("--repository", "local/never"), 1, "city-of-x has no repository local/never that figures speak of."),
        (("--format", "cyclonedx", "--repository", "local/never"), 1, "city-of-x has no repository local/never"),
        (("--organisation", "nobody"), 1, "There is nothing of nobody in these numbers."),
    ],
)
def test_words_that_cannot_be_done(told: Path, words: tuple[str, ...], code: int, said: str) -> None:
    assert said in run(told, *words, code=code).stderr


def test_without_numbers_nothing_is_printed(tmp_path: Path) -> None:
    empty = create(tmp_path / "empty", "City of X").root
    assert "There are no numbers yet" in run(empty, code=1).stderr
    assert "is no workspace" in run(tmp_path, code=1).stderr
