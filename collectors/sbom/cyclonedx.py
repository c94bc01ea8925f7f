"""CycloneDX, read with the library of the format entry by entry, so that one entry cannot spoil the others."""

import re
from collections.abc import Iterator
from typing import Any

from cyclonedx.exception import CycloneDxException
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import License, LicenseAcknowledgement, LicenseExpression
from cyclonedx.schema import SchemaVersion

from collectors.sbom.licence import combined
from collectors.sbom.parts import Entry, Parts, items, moment, objects, text
from data.purl import canonical
from data.words import Problem

KEPT = {
    *("bomFormat", "specVersion", "metadata", "timestamp", "component", "components", "dependencies"),
    *("type", "group", "name", "version", "purl", "scope", "licenses", "bom-ref", "properties", "value"),
    *("license", "id", "expression", "acknowledgement", "ref", "dependsOn"),
}
VERSIONS = {version.to_version(): version for version in SchemaVersion if version >= SchemaVersion.V1_2}
TYPES = [each.value for each in ComponentType]
SCOPES = [each.value for each in ComponentScope]
LONGEST = 1024  # characters of a version, by the standard
DEVELOPMENT = re.compile(r"cdx:.*\bdevelopment")


def read(document: dict[str, Any], name: str) -> Parts:
    """The parts of a CycloneDX document in JSON, of which only what is KEPT need be there."""
    version = text(document.get("specVersion"))
    form = f"CycloneDX {version or '?'}"
    if version not in VERSIONS:
        raise Problem("sbom.version", file=name, form=form[:40])
    metadata = document.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    parts = Parts(form, moment(metadata.get("timestamp")))
    parts.roots = {ref for each in nested([metadata.get("component")]) if (ref := _ref(each))}
    for found in nested(items(document.get("components"))):
        parts.add(_entry(found, name) if isinstance(found, dict) else None, name)
    for each in objects(document.get("dependencies")):
        if ref := text(each.get("ref")):
            parts.edges[ref].update(filter(None, map(text, items(each.get("dependsOn")))))
    return parts


def nested(found: list[Any]) -> Iterator[Any]:
    """Every component and those within it, however deep, in the document's order."""
    waiting = found[::-1]
    while waiting:
        component = waiting.pop()
        yield component
        if isinstance(component, dict):
            waiting.extend(reversed(items(component.get("components"))))


def _ref(component: Any) -> str | None:
    return text(component.get("bom-ref")) if isinstance(component, dict) else None


def _entry(found: dict[str, Any], name: str) -> Entry:
    purl = canonical(found.get("purl"))
    try:
        component: Component = Component.from_json(data=_clean(found, purl))  # type: ignore[attr-defined]
    except (CycloneDxException, ValueError, AttributeError) as error:
        raise Problem("sbom.invalid", file=name, why=f"{text(found.get('name'))}: {error}") from None
    return Entry(
        ref=_ref(found),
        purl=purl,
        name="/".join(filter(None, (component.group, component.name))),
        version=component.version,
        scope=_scope(component),
        licence=_licence(component, purl),
    )


def _clean(found: dict[str, Any], purl: str | None) -> dict[str, Any]:
    """The component with only what the library can read."""
    clean: dict[str, Any] = {
        key: read[:LONGEST] for key in ("group", "name", "version") if (read := text(found.get(key)))
    }
    clean["type"] = found["type"] if found.get("type") in TYPES else "library"
    clean.setdefault("name", "")
    if purl:
        clean["purl"] = purl
    if found.get("scope") in SCOPES:
        clean["scope"] = found["scope"]
    clean["licenses"] = _licences(found)
    clean["properties"] = [
        {"name": each["name"], "value": text(each.get("value"))}
        for each in objects(found.get("properties"))
        if isinstance(each.get("name"), str) and DEVELOPMENT.match(each["name"])
    ]
    return clean


def _licences(found: dict[str, Any]) -> list[dict[str, Any]]:
    """An expression stands alone in CycloneDX; licences without id and name say nothing."""
    for each in objects(found.get("licenses")):
        if expression := text(each.get("expression")):
            return [{"expression": expression}]
    named = (each.get("license") for each in objects(found.get("licenses")))
    return [{"license": clean} for each in named if isinstance(each, dict) and (clean := _named(each))]


def _named(found: dict[str, Any]) -> dict[str, str] | None:
    key = next((key for key in ("id", "name") if text(found.get(key))), None)
    if key is None:
        return None
    said = (
        {"acknowledgement": found["acknowledgement"]}
        if found.get("acknowledgement") in ("declared", "concluded")
        else {}
    )
    return {key: str(text(found[key])), **said}


def _licence(component: Component, purl: str | None) -> str | None:
    declared = [
        each for each in component.licenses if each.acknowledgement is not LicenseAcknowledgement.CONCLUDED
    ] or list(component.licenses)
    # In Maven's own words, several licences of a project are a choice; elsewhere the careful reading holds.
    operator = "OR" if (purl or "").startswith("pkg:maven/") else "AND"
    return combined(map(_said, declared), operator)


def _said(found: License | LicenseExpression) -> str:
    return (found.value if isinstance(found, LicenseExpression) else found.id or found.name) or ""


def _scope(component: Component) -> str | None:
    if component.scope is ComponentScope.EXCLUDED or any(each.value == "true" for each in component.properties):
        return "development"
    return "runtime" if component.scope is ComponentScope.REQUIRED else None
