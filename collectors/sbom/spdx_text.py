"""SPDX 2 as tag-value, YAML, XML and RDF, each brought to the form of its JSON."""

import re
from collections.abc import Iterator
from typing import Any

import xmltodict
from spdx_tools.spdx.parser.tagvalue.lexer import SPDXLexer

from collectors.sbom import spdx
from collectors.sbom.parts import Parts
from data import plain_yaml
from data.words import Problem, _

MOST_YAML = 32 * 1024 * 1024
TAGS = {
    "PKG_NAME": "name",
    "SPDX_ID": "SPDXID",
    "PKG_VERSION": "versionInfo",
    "PKG_LICENSE_CONCLUDED": "licenseConcluded",
    "PKG_LICENSE_DECLARED": "licenseDeclared",
}
OTHERS = {"FILE_NAME", "SNIPPET_SPDX_ID", "LICENSE_ID"}  # begin something that is no package


def read_tags(text: str, name: str) -> Parts:
    """The parts of a tag-value document; the lexer of the SPDX tools finds the tags, their parser takes minutes."""
    if text.rfind("<text>") > text.rfind("</text>"):  # the lexer would leave out what follows
        raise Problem("sbom.invalid", file=name, why=_("a <text> in it has no end"))
    document: dict[str, Any] = {"packages": [], "relationships": []}
    current: dict[str, Any] = document
    for tag, value in _tags(text):
        if tag == "PKG_NAME" or tag in OTHERS:
            current = {}
        if tag == "PKG_NAME":
            document["packages"].append(current)
        if tag in TAGS:
            current.setdefault(TAGS[tag], value)
        elif tag == "PKG_EXTERNAL_REF":
            current.setdefault("externalRefs", []).append(_fields(value, "", "referenceType", "referenceLocator"))
        elif tag == "RELATIONSHIP":
            related = _fields(value, "spdxElementId", "relationshipType", "relatedSpdxElement")
            document["relationships"].append(related)
        elif tag == "DOC_VERSION":
            document["spdxVersion"] = value
        elif tag == "CREATED":
            document["creationInfo"] = {"created": value}
    return spdx.read(document, name)


def _tags(text: str) -> Iterator[tuple[str, str]]:
    lexer: Any = SPDXLexer()
    lexer.build(reflags=re.UNICODE)
    lexer.input(text)
    names, tag = set(SPDXLexer.reserved.values()), ""
    while token := lexer.token():
        if token.type in names:
            tag = token.type
        elif tag:
            yield tag, token.value.removeprefix("<text>").removesuffix("</text>")
            tag = ""


def _fields(value: str, *keys: str) -> dict[str, str]:
    return dict(zip(keys, value.split(maxsplit=len(keys) - 1), strict=False))


def read_yaml(text: str, name: str) -> Parts:
    """The parts of a YAML document, in which every value is read as text."""
    if len(text) > MOST_YAML:
        raise Problem("sbom.large", file=name, limit=MOST_YAML // 1024**2)
    try:
        document = plain_yaml.load(text)
    except ValueError as error:
        why = _("it is not YAML: {error}").format(error=str(error)[:200].replace("\n", " "))
        raise Problem("sbom.invalid", file=name, why=why) from None
    if not isinstance(document, dict) or "spdxVersion" not in document:
        raise Problem("sbom.unknown", file=name, why=_("it is YAML of another kind"))
    return spdx.read(document, name)


def read_xml(text: str, name: str) -> Parts:
    """The parts of SPDX's own XML, known to be well-formed and without DOCTYPE."""
    lists = ("packages", "relationships", "documentDescribes", "externalRefs")
    document = xmltodict.parse(text, force_list=lists)["Document"]
    if not isinstance(document, dict) or "spdxVersion" not in document:
        raise Problem("sbom.unknown", file=name, why=_("it is XML of another kind"))
    return spdx.read(document, name)
