"""One list in every form that its format has: JSON, XML, YAML, tag-value and RDF, packed or not."""

import gzip
import json
from datetime import datetime

import pytest
import yaml

from collectors.sbom.document import Document, Listed
from tests.collectors.sbom.documents import component, cyclonedx, package, reading, relation, rooted, spdx

CYCLONEDX = cyclonedx(
    component("a", licenses=[{"license": {"id": "MIT"}}, {"license": {"name": "Foo"}}], scope="excluded"),
    component("b", version="1.10", licenses=[{"expression": "MIT OR ISC"}], components=[{"name": "within"}]),
    component("c", properties=[{"name": "cdx:npm:package:development", "value": "true"}]),
    **rooted("a", a=["b"], b=[]),
)
CYCLONEDX["metadata"]["timestamp"] = "2024-03-01T12:00:00Z"
CYCLONEDX_XML = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<c:bom xmlns:c="http://cyclonedx.org/schema/bom/1.6" xmlns:x="urn:other" version="1">
  <c:metadata>
    <c:timestamp>2024-03-01T12:00:00Z</c:timestamp>
    <c:tools><c:components><c:component type="library"><c:name>tool</c:name></c:component></c:components></c:tools>
    <c:component type="application" bom-ref="app"><c:name>app</c:name></c:component>
  </c:metadata>
  <c:components>
    <c:component type="library" bom-ref="a">
      <c:name>a</c:name><c:version>1.0</c:version><c:description>A &lt;b&gt;</c:description>
      <c:scope>excluded</c:scope>
      <c:hashes><c:hash alg="MD5">0</c:hash></c:hashes>
      <c:licenses>
        <c:license><c:id>MIT</c:id></c:license>
        <c:license><c:name>Foo</c:name><c:text>Long
          text</c:text></c:license>
      </c:licenses>
      <c:purl>pkg:npm/a@1.0</c:purl>
    </c:component>
    <c:component type="library" bom-ref="b">
      <c:name>b</c:name><c:version>1.10</c:version>
      <c:licenses><c:expression>MIT OR ISC</c:expression></c:licenses>
      <c:purl>pkg:npm/b@1.10</c:purl>
      <c:components><c:component type="library"><c:name>within</c:name></c:component></c:components>
    </c:component>
    <c:component type="library" bom-ref="c">
      <c:name>c</c:name><c:version>1.0</c:version><c:purl>pkg:npm/c@1.0</c:purl>
      <c:properties><c:property name="cdx:npm:package:development">true</c:property></c:properties>
    </c:component>
  </c:components>
  <c:dependencies>
    <c:dependency ref="app"><c:dependency ref="a"/></c:dependency>
    <c:dependency ref="a"><c:dependency ref="b"/></c:dependency>
    <c:dependency ref="b"/>
  </c:dependencies>
</c:bom>
"""
COMPONENTS = (
    Listed("pkg:npm/a@1.0", "a", "1.0", True, "development", "MIT AND Foo"),
    Listed("pkg:npm/b@1.10", "b", "1.10", False, None, "MIT OR ISC"),
    Listed(None, "within", None, None, None, None),
    Listed("pkg:npm/c@1.0", "c", "1.0", None, "development", None),
)

SPDX = spdx(
    {"SPDXID": "SPDXRef-app", "name": "app"},
    package("a", version="1.10", licenseDeclared="MIT"),
    package("b", licenseConcluded="ISC", licenseDeclared="NOASSERTION"),
    documentDescribes=["SPDXRef-app"],
    relationships=[relation("app", "DEPENDS_ON", "a"), relation("b", "TEST_DEPENDENCY_OF", "a")],
    creationInfo={"created": "2024-03-01T12:00:00Z"},
)
TAG_VALUE = """SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: example
Creator: Tool: by hand
Created: 2024-03-01T12:00:00Z
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app

# the application
PackageName: app
SPDXID: SPDXRef-app
Relationship: SPDXRef-app DEPENDS_ON SPDXRef-a

PackageName: a
SPDXID: SPDXRef-a
PackageVersion: 1.10
PackageLicenseDeclared: MIT
PackageComment: <text>PackageName: none
PackageVersion: 7</text>
ExternalRef: SECURITY cpe23Type cpe:2.3:a:x:a:1.10:*:*:*:*:*:*:*
ExternalRef: PACKAGE-MANAGER purl pkg:pypi/a@1.10

FileName: ./file
SPDXID: SPDXRef-file

PackageName: b
SPDXID: SPDXRef-b
PackageVersion: 1.0
PackageLicenseDeclared: NOASSERTION
PackageLicenseConcluded: ISC
ExternalRef: PACKAGE-MANAGER purl pkg:pypi/b@1.0
Relationship: SPDXRef-b TEST_DEPENDENCY_OF SPDXRef-a
"""
SPDX_XML = """<?xml version="1.0"?><Document>
<spdxVersion>SPDX-2.3</spdxVersion><SPDXID>SPDXRef-DOCUMENT</SPDXID>
<creationInfo><created>2024-03-01T12:00:00Z</created></creationInfo>
<documentDescribes>SPDXRef-app</documentDescribes>
<packages><SPDXID>SPDXRef-app</SPDXID><name>app</name></packages>
<packages><SPDXID>SPDXRef-a</SPDXID><name>a</name><versionInfo>1.10</versionInfo><licenseDeclared>MIT</licenseDeclared>
<externalRefs><referenceType>purl</referenceType><referenceLocator>pkg:pypi/a@1.10</referenceLocator></externalRefs>
</packages>
<packages><SPDXID>SPDXRef-b</SPDXID><name>b</name><versionInfo>1.0</versionInfo><licenseConcluded>ISC</licenseConcluded>
<externalRefs><referenceType>purl</referenceType><referenceLocator>pkg:pypi/b@1.0</referenceLocator></externalRefs>
</packages>
<relationships><spdxElementId>SPDXRef-app</spdxElementId><relationshipType>DEPENDS_ON</relationshipType>
<relatedSpdxElement>SPDXRef-a</relatedSpdxElement></relationships>
<relationships><spdxElementId>SPDXRef-b</spdxElementId><relationshipType>TEST_DEPENDENCY_OF</relationshipType>
<relatedSpdxElement>SPDXRef-a</relatedSpdxElement></relationships>
</Document>
"""


def _rdf_package(name: str, version: str, said: str) -> str:
    return f"""<spdx:relatedSpdxElement><spdx:Package rdf:about="urn:x#SPDXRef-{name}"><spdx:name>{name}</spdx:name>
<spdx:versionInfo>{version}</spdx:versionInfo>{said}<spdx:externalRef><spdx:ExternalRef>
<spdx:referenceType rdf:resource="http://spdx.org/rdf/references/purl"/>
<spdx:referenceLocator>pkg:pypi/{name}@{version}</spdx:referenceLocator>
</spdx:ExternalRef></spdx:externalRef></spdx:Package></spdx:relatedSpdxElement>"""


RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">
<spdx:SpdxDocument rdf:about="urn:x#SPDXRef-DOCUMENT">
<spdx:specVersion>SPDX-2.3</spdx:specVersion>
<spdx:creationInfo><spdx:CreationInfo><spdx:created>2024-03-01T12:00:00Z</spdx:created></spdx:CreationInfo>
</spdx:creationInfo>
<spdx:describesPackage><spdx:Package rdf:about="urn:x#SPDXRef-app"><spdx:name>app</spdx:name>
<spdx:relationship><spdx:Relationship>
<spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_dependsOn"/>
{_rdf_package("a", "1.10", '<spdx:licenseDeclared rdf:resource="http://spdx.org/licenses/MIT"/>')}
</spdx:Relationship></spdx:relationship>
</spdx:Package></spdx:describesPackage>
</spdx:SpdxDocument>
<rdf:Description rdf:about="urn:x#SPDXRef-b"><spdx:relationship><spdx:Relationship>
<spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_testDependencyOf"/>
<spdx:relatedSpdxElement rdf:resource="urn:x#SPDXRef-a"/>
</spdx:Relationship></spdx:relationship></rdf:Description>
{
    _rdf_package("b", "1.0", '<spdx:licenseConcluded rdf:resource="http://spdx.org/licenses/ISC"/>')
    .removeprefix("<spdx:relatedSpdxElement>")
    .removesuffix("</spdx:relatedSpdxElement>")
}
</rdf:RDF>
"""
PACKAGES = (
    Listed("pkg:pypi/a@1.10", "a", "1.10", True, None, "MIT"),
    Listed("pkg:pypi/b@1.0", "b", "1.0", False, "development", "ISC"),
)
NOON = datetime(2024, 3, 1, 12)


@pytest.mark.parametrize("form", [json.dumps(CYCLONEDX), CYCLONEDX_XML], ids=["JSON", "XML"])
def test_cyclonedx(form: str) -> None:
    assert reading(form) == Document("CycloneDX 1.6", NOON, COMPONENTS, unidentified=1, doubled=0)


@pytest.mark.parametrize(
    "form",
    [
        json.dumps(SPDX),
        json.dumps({"sbom": SPDX}),
        yaml.dump(SPDX),
        TAG_VALUE,
        SPDX_XML,
        RDF,
    ],
    ids=["JSON", "GitHub", "YAML", "tag-value", "XML", "RDF"],
)
def test_spdx(form: str) -> None:
    read = reading(form)
    assert sorted(read.listed, key=lambda each: each.name) == list(PACKAGES)
    assert (read.form, read.made_at, read.unidentified, read.doubled) == ("SPDX 2.3", NOON, 0, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("form", [json.dumps(CYCLONEDX), CYCLONEDX_XML, TAG_VALUE, yaml.dump(SPDX)])
def test_encoding_and_packing_make_no_difference(form: str, encoding: str) -> None:
    assert reading(form.encode(encoding)) == reading(form)
    assert reading(gzip.compress(form.encode(encoding))) == reading(form)


@pytest.mark.parametrize("version", ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"])
def test_versions_of_cyclonedx(version: str) -> None:
    assert reading(CYCLONEDX | {"specVersion": version}).form == f"CycloneDX {version}"
    assert reading(CYCLONEDX_XML.replace("bom/1.6", f"bom/{version}")).listed == COMPONENTS


def test_versions_of_spdx() -> None:
    assert reading(SPDX | {"spdxVersion": "SPDX-2.2"}).form == "SPDX 2.2"
    assert reading(TAG_VALUE.replace("SPDX-2.3", "SPDX-2.2")).form == "SPDX 2.2"
