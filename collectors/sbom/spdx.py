"""SPDX 2, read with the SPDX tools entry by entry, so that one entry cannot spoil the others."""

from collections.abc import Iterable, Mapping
from typing import Any

from spdx_tools.spdx.model.package import Package
from spdx_tools.spdx.model.relationship import Relationship, RelationshipType
from spdx_tools.spdx.parser.error import SPDXParsingError
from spdx_tools.spdx.parser.jsonlikedict.package_parser import PackageParser
from spdx_tools.spdx.parser.jsonlikedict.relationship_parser import RelationshipParser

from collectors.sbom.licence import licence
from collectors.sbom.parts import Entry, Parts, items, moment, objects, text
from data.purl import canonical
from data.words import Problem

KEPT = {
    *("sbom", "spdxVersion", "SPDXID", "creationInfo", "created", "packages", "documentDescribes", "relationships"),
    *("name", "versionInfo", "externalRefs", "referenceType", "referenceLocator", "licenseConcluded"),
    *("licenseDeclared", "spdxElementId", "relatedSpdxElement", "relationshipType"),
}
PACKAGES = PackageParser()
RELATIONSHIPS = RelationshipParser()
VERSIONS = ("SPDX-2.2", "SPDX-2.3")
FORWARD = {RelationshipType.DEPENDS_ON, RelationshipType.DYNAMIC_LINK, RelationshipType.STATIC_LINK}
BACKWARD = {
    RelationshipType.DEPENDENCY_OF: None,
    RelationshipType.OPTIONAL_DEPENDENCY_OF: None,
    RelationshipType.PROVIDED_DEPENDENCY_OF: None,
    RelationshipType.RUNTIME_DEPENDENCY_OF: "runtime",
    RelationshipType.DEV_DEPENDENCY_OF: "development",
    RelationshipType.TEST_DEPENDENCY_OF: "development",
    RelationshipType.BUILD_DEPENDENCY_OF: "development",
}


def read(document: dict[str, Any], name: str) -> Parts:
    """The parts of an SPDX 2 document in JSON, of which only what is KEPT need be there."""
    version = text(document["spdxVersion"])
    form = str(version).replace("SPDX-", "SPDX ")[:40]
    if version not in VERSIONS:
        raise Problem("sbom.version", file=name, form=form)
    info = document.get("creationInfo")
    parts = Parts(form, moment(info.get("created")) if isinstance(info, dict) else None)
    parts.roots.update(filter(None, map(text, items(document.get("documentDescribes")))))
    scopes = related(parts, filter(None, map(_relationship, objects(document.get("relationships")))))
    for found in items(document.get("packages")):
        parts.add(_entry(found, scopes) if isinstance(found, dict) else None, name)
    return parts


def related(parts: Parts, relationships: Iterable[Relationship]) -> dict[str, str]:
    """Takes roots and edges from the relationships, and returns the scope of each package that has one."""
    scopes: dict[str, str] = {}
    for each in relationships:
        one, other, kind = each.spdx_element_id, str(each.related_spdx_element_id), each.relationship_type
        if kind is RelationshipType.DESCRIBES:
            parts.roots.add(other)
        elif kind is RelationshipType.DESCRIBED_BY:
            parts.roots.add(one)
        elif kind in FORWARD:
            parts.edges[one].add(other)
        elif kind in BACKWARD:
            parts.edges[other].add(one)
            if (scope := BACKWARD[kind]) and scopes.get(one) != "runtime":
                scopes[one] = scope
    return scopes


def entry(package: Package, said: Iterable[str], scopes: Mapping[str, str]) -> Entry:
    """The entry of a package; `said` are its licences, the one to be preferred first."""
    references = (each.locator for each in package.external_references if each.reference_type == "purl")
    return Entry(
        ref=package.spdx_id or None,
        purl=next(filter(None, map(canonical, references)), None),
        name=package.name,
        version=package.version,
        scope=scopes.get(package.spdx_id),
        licence=next(filter(None, map(licence, said)), None),
    )


def _entry(found: dict[str, Any], scopes: Mapping[str, str]) -> Entry:
    package = PACKAGES.parse_package(
        {
            "SPDXID": text(found.get("SPDXID")) or "",
            "name": text(found.get("name")) or "",
            "versionInfo": text(found.get("versionInfo")),
            "externalRefs": [
                {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": locator}
                for each in objects(found.get("externalRefs"))
                if each.get("referenceType") == "purl" and (locator := text(each.get("referenceLocator")))
            ],
            "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False,
        }
    )
    return entry(package, filter(None, map(text, map(found.get, ("licenseDeclared", "licenseConcluded")))), scopes)


def _relationship(found: dict[str, Any]) -> Relationship | None:
    """None of one that the library refuses: it says nothing about a dependency."""
    said = {key: text(found.get(key)) for key in ("spdxElementId", "relationshipType", "relatedSpdxElement")}
    try:
        return RELATIONSHIPS.parse_relationship(said) if all(said.values()) else None
    except SPDXParsingError:
        return None
