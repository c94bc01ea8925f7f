"""CycloneDX in XML, brought to the form of its JSON."""

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from collectors.sbom import cyclonedx
from collectors.sbom.parts import Parts
from collectors.sbom.xml_tree import local, parsed
from data.words import Problem, _

NAMESPACE = "{http://cyclonedx.org/schema/bom/"
KEPT = (cyclonedx.KEPT | {"bom", "dependency", "property"}) - {"value"}


def read(text: str, name: str) -> Parts:
    """The parts of a CycloneDX document in XML."""
    bom = parsed(text, name, KEPT)
    if bom is None or not bom.tag.startswith(NAMESPACE):
        raise Problem("sbom.unknown", file=name, why=_("it is XML of another kind"))
    return cyclonedx.read(_document(bom), name)


def _document(bom: Element) -> dict[str, Any]:
    """A CycloneDX document in XML in the form of its JSON."""
    metadata = _child(bom, "metadata")
    described = _child(metadata, "component")
    return {
        "specVersion": bom.tag.partition("}")[0].rpartition("/")[2],
        "metadata": {
            "timestamp": _text(_child(metadata, "timestamp")),
            "component": None if described is None else _component(described),
        },
        "components": [_component(each) for each in _children(_child(bom, "components"))],
        "dependencies": [
            {"ref": each.get("ref"), "dependsOn": [needed.get("ref") for needed in _children(each, "dependency")]}
            for each in _children(_child(bom, "dependencies"))
        ],
    }


def _component(found: Element) -> dict[str, Any]:
    return {
        **{key: _text(_child(found, key)) for key in ("group", "name", "version", "purl", "scope")},
        **found.attrib,
        "licenses": [_licence(each) for each in _children(_child(found, "licenses"))],
        "properties": [
            {"name": each.get("name"), "value": each.text} for each in _children(_child(found, "properties"))
        ],
        "components": [_component(each) for each in _children(_child(found, "components"))],
    }


def _licence(found: Element) -> dict[str, Any]:
    if local(found.tag) == "expression":
        return {"expression": found.text}
    return {"license": {**found.attrib, **{local(each.tag): each.text for each in found}}}


def _children(found: Element | None, tag: str = "") -> Iterable[Element]:
    return () if found is None else (each for each in found if not tag or local(each.tag) == tag)


def _child(found: Element | None, tag: str) -> Element | None:
    return next(iter(_children(found, tag)), None)


def _text(found: Element | None) -> str | None:
    return None if found is None else found.text
