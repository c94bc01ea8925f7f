"""XML, read without DOCTYPE and, of CycloneDX, without what no document of ours needs."""

import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import XMLParser  # type: ignore[import-untyped]

from collectors.sbom import cyclonedx, spdx_rdf, spdx_text
from collectors.sbom.parts import Parts
from data.words import Problem, _

ROOT = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->|<![^\[>]*(?:\[.*?\]\s*)?>)*<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)
NAMESPACE = "http://cyclonedx.org/schema/bom/"
KEPT = (cyclonedx.KEPT | {"bom", "dependency", "property"}) - {"value"}
DEEPEST = 250


def read(text: str, name: str) -> Parts:
    """The parts of a CycloneDX or SPDX document in XML; Problem if it is neither."""
    found = ROOT.match(text)
    root = found.group(1) if found else ""
    if root == "bom":
        tree = _parsed(text, name, Kept())
        return cyclonedx.read(document(tree), name) if tree.tag.startswith("{" + NAMESPACE) else _other(name)
    if root not in ("RDF", "Document"):
        return _other(name)
    _parsed(text, name, Nothing())
    return spdx_rdf.read(text, name) if root == "RDF" else spdx_text.read_xml(text, name)


def _other(name: str) -> Parts:
    raise Problem("sbom.unknown", file=name, why=_("it is XML or HTML of another kind"))


class TooDeep(Exception):
    """More elements within each other than any SBOM has."""


class Nothing:
    """Takes the events of the parser and only sees to it that they do not go too deep."""

    def __init__(self) -> None:
        self.depth = 0

    def start(self, _tag: str, _attributes: dict[str, str]) -> None:
        """An element begins."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise TooDeep

    def end(self, _tag: str) -> None:
        """An element ends."""
        self.depth -= 1

    def close(self) -> Any:
        """What was built: nothing."""


class Kept(Nothing):
    """Builds the tree of the elements that are needed, without all the others."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.left_out = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; within one that is left out everything is."""
        super().start(tag, attributes)
        if self.left_out or _local(tag) not in KEPT:
            self.left_out += 1
        else:
            self.builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        super().end(tag)
        if self.left_out:
            self.left_out -= 1
        else:
            self.builder.end(tag)

    def data(self, text: str) -> None:
        """Text within an element."""
        if not self.left_out:
            self.builder.data(text)

    def close(self) -> Element:
        """The tree."""
        return self.builder.close()


def _parsed(text: str, name: str, target: Nothing) -> Any:
    parser = XMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(text)
        return parser.close()
    except DefusedXmlException:
        raise Problem("sbom.doctype", file=name) from None
    except TooDeep:
        raise Problem("sbom.invalid", file=name, why=_("it is nested too deeply")) from None
    except (ParseError, ValueError) as error:
        raise Problem("sbom.invalid", file=name, why=_("it is not XML: {error}").format(error=error)) from None


def document(bom: Element) -> dict[str, Any]:
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
    if _local(found.tag) == "expression":
        return {"expression": found.text}
    return {"license": {**found.attrib, **{_local(each.tag): each.text for each in found}}}


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _children(found: Element | None, tag: str = "") -> Iterable[Element]:
    return () if found is None else (each for each in found if not tag or _local(each.tag) == tag)


def _child(found: Element | None, tag: str) -> Element | None:
    return next(iter(_children(found, tag)), None)


def _text(found: Element | None) -> str | None:
    return None if found is None else found.text
