"""SPDX 3, read from its graph: the SPDX tools can write this version, but not read it."""

from collections.abc import Iterable, Iterator
from typing import Any

from collectors.sbom.licence import licence
from collectors.sbom.parts import MOST_ENTRIES, Entry, Parts, items, moment, objects, text
from collectors.sbom.purl import canonical
from data.words import Problem

KEPT = {
    *("@graph", "type", "spdxId", "@id", "specVersion", "created", "creationInfo", "rootElement", "name"),
    *("software_packageVersion", "software_packageUrl", "externalIdentifier", "externalIdentifierType", "identifier"),
    *("relationshipType", "from", "to", "scope", "simplelicensing_licenseExpression"),
}
DEPENDING = {"dependsOn", "hasDynamicLink", "hasStaticLink", "hasProvidedDependency", "hasOptionalDependency"}
SCOPES = {"runtime": "runtime", "development": "development", "test": "development", "build": "development"}


def read(document: dict[str, Any], name: str) -> Parts:
    """The parts of an SPDX 3 document in JSON-LD, of which only what is KEPT need be there."""
    graph = list(objects(document["@graph"]))
    creation = next(each for each in graph if each.get("type") == "CreationInfo")
    version = str(creation.get("specVersion"))
    if not version.startswith("3.0"):
        raise Problem("sbom.version", file=name, form=f"SPDX {version}"[:40])
    parts = Parts("SPDX 3.0", moment(creation.get("created")))
    parts.roots = _described(graph)
    relations = [each for each in graph if "relationshipType" in each and text(each.get("from"))]
    scopes: dict[str, str] = {}
    for each in relations:
        if each["relationshipType"] in DEPENDING:
            parts.edges[each["from"]].update(_targets(each))
            scope = SCOPES.get(str(each.get("scope")))
            scopes |= {ref: scope for ref in _targets(each) if scope and scopes.get(ref) != "runtime"}
    licences = _licences(graph, relations)
    for found in graph:
        if found.get("type") == "software_Package":
            if len(parts.entries) == MOST_ENTRIES:
                raise Problem("sbom.entries", file=name, limit=MOST_ENTRIES)
            parts.entries.append(_entry(found, scopes, licences))
    return parts


def _targets(relation: dict[str, Any]) -> Iterator[str]:
    to = relation.get("to")
    return filter(None, map(text, to if isinstance(to, list) else [to]))


def _described(graph: Iterable[dict[str, Any]]) -> set[str]:
    """What documents and SBOMs have as root or describe; a root that is no package is harmless."""
    roots: set[str] = set()
    for each in graph:
        roots.update(filter(None, map(text, items(each.get("rootElement")))))
        if each.get("relationshipType") == "describes":
            roots.update(_targets(each))
    return roots


def _licences(graph: Iterable[dict[str, Any]], relations: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The licence of each package: the declared one, else the concluded one."""
    said = {text(each.get("spdxId")): text(each.get("simplelicensing_licenseExpression")) for each in graph}
    found: dict[str, dict[str, str]] = {"hasConcludedLicense": {}, "hasDeclaredLicense": {}}
    for each in relations:
        if isinstance(each["relationshipType"], str) and each["relationshipType"] in found:
            read = next(filter(None, (licence(said.get(ref) or "") for ref in _targets(each))), None)
            found[each["relationshipType"]] |= {each["from"]: read} if read else {}
    return found["hasConcludedLicense"] | found["hasDeclaredLicense"]


def _entry(found: dict[str, Any], scopes: dict[str, str], licences: dict[str, str]) -> Entry:
    ref = text(found.get("spdxId")) or ""
    return Entry(
        ref=ref or None,
        purl=next(filter(None, map(canonical, _purls(found))), None),
        name=text(found.get("name")) or "",
        version=text(found.get("software_packageVersion")),
        scope=scopes.get(ref),
        licence=licences.get(ref),
    )


def _purls(found: dict[str, Any]) -> Iterator[str | None]:
    yield text(found.get("software_packageUrl"))
    for each in objects(found.get("externalIdentifier")):
        if each.get("externalIdentifierType") == "packageUrl":
            yield text(each.get("identifier"))
