"""SPDX 3, read from its graph: the SPDX tools can write this version, but not read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from collectors.sbom.licence import licence
from collectors.sbom.parts import Entry, Parts, items, moment, objects, text
from data.purl import canonical
from data.words import Problem

KEPT = {
    *("@graph", "type", "spdxId", "@id", "specVersion", "created", "creationInfo", "rootElement", "name"),
    *("software_packageVersion", "software_packageUrl", "externalIdentifier", "externalIdentifierType", "identifier"),
    *("relationshipType", "from", "to", "scope", "simplelicensing_licenseExpression"),
}
# Not hasDynamicLink and hasStaticLink: tools do not agree on which end is the one that is linked.
DEPENDING = {"dependsOn", "hasProvidedDependency", "hasOptionalDependency"}
SCOPES = {"runtime": "runtime", "development": "development", "test": "development", "build": "development"}


@dataclass(frozen=True)
class Relation:
    """One relationship: from one element to others."""

    kind: str | None
    one: str
    others: tuple[str, ...]
    scope: str | None


def creation(graph: object) -> dict[str, Any] | None:
    """Who made the document, and when: its own CreationInfo, else the first; None of a graph that is no SPDX 3."""
    elements = list(objects(graph))
    said = [each for each in elements if each.get("type") == "CreationInfo"]
    said += [each["creationInfo"] for each in elements if isinstance(each.get("creationInfo"), dict)]
    own = next((each.get("creationInfo") for each in elements if each.get("type") == "SpdxDocument"), None)
    return next((each for each in said if own in (each, each.get("@id"))), next(iter(said), None))


def read(document: dict[str, Any], name: str) -> Parts:
    """The parts of an SPDX 3 document in JSON-LD, of which only what is KEPT need be there."""
    graph = list(objects(document["@graph"]))
    made = creation(graph) or {}
    version = text(made.get("specVersion")) or "?"
    if not version.startswith("3.0"):
        raise Problem("sbom.version", file=name, form=f"SPDX {version}"[:40])
    parts = Parts("SPDX 3.0", moment(made.get("created")))
    relations = [_relation(each, one) for each in graph if (one := text(each.get("from")))]
    parts.roots = _described(graph, relations)
    scopes = _depending(parts, relations)
    licences = _licences(graph, relations)
    for found in graph:
        if found.get("type") == "software_Package":
            parts.add(_entry(found, scopes, licences), name)
    return parts


def _relation(found: dict[str, Any], one: str) -> Relation:
    to = found.get("to")
    others = filter(None, map(text, to if isinstance(to, list) else [to]))
    return Relation(text(found.get("relationshipType")), one, tuple(others), text(found.get("scope")))


def _described(graph: Iterable[dict[str, Any]], relations: Iterable[Relation]) -> set[str]:
    """What documents and SBOMs have as root or describe; a root that is no package is harmless."""
    roots = {root for each in graph for root in map(text, items(each.get("rootElement"))) if root}
    return roots.union(*(each.others for each in relations if each.kind == "describes"))


def _depending(parts: Parts, relations: Iterable[Relation]) -> dict[str, str]:
    """Takes the edges from the relationships, and returns the scope of each package that has one."""
    scopes: dict[str, str] = {}
    for each in relations:
        if each.kind in DEPENDING:
            parts.edges[each.one].update(each.others)
            if scope := SCOPES.get(each.scope or ""):
                scopes |= {ref: scope for ref in each.others if scopes.get(ref) != "runtime"}
    return scopes


def _licences(graph: Iterable[dict[str, Any]], relations: Iterable[Relation]) -> dict[str, str]:
    """The licence of each package: the declared one, else the concluded one."""
    said = {text(each.get("spdxId")): text(each.get("simplelicensing_licenseExpression")) for each in graph}
    found: dict[str, dict[str, str]] = {"hasConcludedLicense": {}, "hasDeclaredLicense": {}}
    for each in relations:
        if each.kind in found:
            read = next(filter(None, (licence(said.get(ref) or "") for ref in each.others)), None)
            found[each.kind] |= {each.one: read} if read else {}
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
