"""What is no SBOM, or a broken or harmful one: a sentence that names the file, never a crash or a hang."""

import gzip
import io
import json
import zipfile
from typing import Any

import pytest

from collectors.sbom import content, parts
from tests.collectors.sbom.documents import component, cyclonedx, package, reading, refused, spdx

BOM = '<bom xmlns="http://cyclonedx.org/schema/bom/1.4">'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("bom.json", json.dumps(cyclonedx(component("a"))))
    return packed.getvalue()


@pytest.mark.parametrize("nothing", [b"", b" \n", b"\xef\xbb\xbf", b"\xff\xfe", gzip.compress(b"", mtime=0)])
def test_an_empty_file(nothing: bytes) -> None:
    refused(nothing, "sbom.empty")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("<!DOCTYPE html><html><body>Sign in</body></html>", "HTML"),
        ("<html>", "HTML"),
        ("<project><name>x</name></project>", "XML"),
        ("<bom><components/></bom>", "XML"),
        ("<Document><spdx/></Document>", "XML"),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "RDF"),
        ({"name": "x", "version": "1.0", "dependencies": {"a": "^1"}}, "JSON"),
        ([cyclonedx()], "JSON"),
        ({"@graph": [{"type": "Person"}]}, "JSON"),
        ({"sbom": None}, "JSON"),
        ("a: b\nspdx: c", "YAML"),
        ("pkg:npm/a@1.0", "tag-value"),
        (zipped(), "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "UTF-8"),
        (b'{"bomFormat": "CycloneDX", "x": "\xfc"}', "UTF-8"),
    ],
)
def test_something_else_under_the_name_of_an_sbom(other: Any, why: str) -> None:
    refused(other, "sbom.unknown", why)


@pytest.mark.parametrize(
    ("document", "form"),
    [
        (cyclonedx(specVersion="9.9"), "CycloneDX 9.9"),
        (cyclonedx(specVersion="1.1"), "CycloneDX 1.1"),
        (cyclonedx(specVersion=None), "CycloneDX ?"),
        (cyclonedx(specVersion=[1.6]), "CycloneDX ?"),
        (spdx(spdxVersion="SPDX-2.1"), "SPDX 2.1"),
        (spdx(spdxVersion="SPDX-4"), "SPDX 4"),
        ({"@graph": [{"type": "CreationInfo", "specVersion": "4.0.0"}]}, "SPDX 4.0.0"),
        ({"@graph": [{"type": "CreationInfo"}]}, "SPDX ?"),
        (BOM.replace("1.4", "2.0") + "</bom>", "CycloneDX 2.0"),
        ("SPDXVersion: SPDX-3.0\n", "SPDX 3.0"),
        ("spdxVersion: SPDX-9.9\n", "SPDX 9.9"),
    ],
)
def test_a_version_that_is_not_known(document: Any, form: str) -> None:
    refused(document, "sbom.version", form, "1.2 to 1.7")


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ('{"bomFormat": "CycloneDX", ', "not JSON"),
        ('{"bomFormat": "CycloneDX"} and more', "not JSON"),
        ('{"bomFormat": "CycloneDX", "version": NaN}', "NaN"),
        ('{"bomFormat": "CycloneDX", "version": -Infinity}', "Infinity"),
        (json.dumps(cyclonedx())[:-1] + ', "version": ' + "9" * 5000 + "}", "not JSON"),
        ("[" * 100_000, "nested"),
        ('{"a":' * 100_000, "nested"),
        (json.dumps(cyclonedx())[:-1] + ', "x": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested"),
        ('{"components": [' * 5000, "nested"),
        (BOM + "<components><component>" * 5000, "nested"),
        (BOM + "<x>" * 100_000, "nested"),
        (BOM + "<components>", "not XML"),
        (BOM + "&amp;&nbsp;</bom>", "not XML"),
        ("<rdf:RDF>", "not XML"),
        ("spdxVersion: SPDX-2.3\nx: " + "[" * 100_000, "nested"),
        ("spdxVersion: SPDX-2.3\nx: [", "not YAML"),
        ("spdxVersion: SPDX-2.3\npackages: &a [*a]", "not YAML"),
        ("spdxVersion: SPDX-2.3\nx: *nowhere", "not YAML"),
        ("SPDXVersion: SPDX-2.3\n" + "PackageComment: <text>\n" * 100_000, "no end"),
        (b"\x1f\x8b no gzip", "gzip"),
        (gzip.compress(json.dumps(cyclonedx()).encode(), mtime=0)[:-9], "gzip"),
    ],
)
def test_a_document_that_is_broken(broken: str | bytes, why: str) -> None:
    refused(broken, "sbom.invalid", why)


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE bom [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE bom [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE bom SYSTEM "http://127.0.0.1:1/bom.dtd">',
        "<!DOCTYPE bom>",
        '<!-- > --><?x?>\n<!DOCTYPE bom [<!ENTITY % x "y">]>',
    ],
)
@pytest.mark.parametrize("root", [BOM + "</bom>", "<Document/>", "<r:RDF xmlns:r='urn:r'/>"])
def test_a_doctype_is_refused_in_every_kind_of_xml(declared: str, root: str) -> None:
    refused(f'<?xml version="1.0"?>{declared}{root}', "sbom.doctype")


def test_aliases_that_would_grow_without_end_do_not() -> None:
    lines = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30))
    assert reading(f"spdxVersion: SPDX-2.3\na0: &a0 [x]\n{lines}\npackages: *a29\n").unidentified == 10


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MOST_BYTES", 3 * 1024 * 1024)
    document = json.dumps(cyclonedx()) + " " * 3 * 1024 * 1024
    refused(document, "sbom.large", "3 MB")
    refused(gzip.compress(document.encode(), mtime=0), "sbom.large", "3 MB")


def test_a_small_file_that_unpacks_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MOST_BYTES", 1024 * 1024)
    bomb = gzip.compress(bytes(64 * 1024 * 1024), mtime=0)
    assert len(bomb) < 100_000
    refused(bomb, "sbom.large", "1 MB")


def test_more_components_than_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_ENTRIES", 2)
    graph = [{"type": "CreationInfo", "specVersion": "3.0.1"}, *[{"type": "software_Package"}] * 3]
    refused(cyclonedx(*map(component, "abc")), "sbom.entries", "2")
    refused(spdx(*map(package, "abc")), "sbom.entries", "2")
    refused({"@graph": graph}, "sbom.entries", "2")


def test_five_megabytes_are_read_in_seconds() -> None:
    many = [component(f"p{number}", description="x" * 200, hashes=[{"alg": "MD5"}]) for number in range(15_000)]
    document = json.dumps(cyclonedx(*many, vulnerabilities=[{"id": "x", "ratings": [1, 2, 3]}] * 1000))
    assert len(document) > 5_000_000
    assert len(reading(document).listed) == 15_000
