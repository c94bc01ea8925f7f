"""SPDX 2 as RDF, brought to the form of its JSON; the SPDX tools end the process where such a file is wrong."""

import re
from typing import Any
from xml.sax import SAXException

from rdflib import RDF, Graph, Namespace
from rdflib.exceptions import Error
from rdflib.term import Node

from collectors.sbom import spdx
from collectors.sbom.parts import Parts
from data.words import Problem, _

MOST_RDF = 32 * 1024 * 1024
SPDX = Namespace("http://spdx.org/rdf/terms#")
LICENCES = "http://spdx.org/licenses/"


def read(text: str, name: str) -> Parts:
    """The parts of an RDF document in XML, known to be well-formed and without DOCTYPE; each ref is a whole URI."""
    if len(text) > MOST_RDF:
        raise Problem("sbom.large", file=name, limit=MOST_RDF // 1024**2)
    graph = Graph()
    try:
        graph.parse(data=text, format="xml")
    except (Error, SAXException, ValueError) as error:
        why = _("it is not RDF: {error}").format(error=str(error)[:200])
        raise Problem("sbom.invalid", file=name, why=why) from None
    document = next(graph.subjects(RDF.type, SPDX.SpdxDocument), None)
    if document is None:
        raise Problem("sbom.unknown", file=name, why=_("it is RDF of another kind"))
    return spdx.read(_document(graph, document), name)


def _document(graph: Graph, document: Node) -> dict[str, Any]:
    creation = graph.value(document, SPDX.creationInfo, any=True)
    return {
        "spdxVersion": _said(graph, document, "specVersion"),
        "creationInfo": {"created": _said(graph, creation, "created") if creation else None},
        "documentDescribes": [str(each) for each in graph.objects(document, SPDX.describesPackage)],
        "packages": [_package(graph, each) for each in graph.subjects(RDF.type, SPDX.Package)],
        "relationships": [
            {
                "spdxElementId": str(one),
                "relationshipType": _kind(_said(graph, relation, "relationshipType")),
                "relatedSpdxElement": _said(graph, relation, "relatedSpdxElement"),
            }
            for one, relation in graph.subject_objects(SPDX.relationship)
        ],
    }


def _package(graph: Graph, package: Node) -> dict[str, Any]:
    return {
        "SPDXID": str(package),
        **{key: _said(graph, package, key) for key in ("name", "versionInfo")},
        **{key: _listed(_said(graph, package, key)) for key in ("licenseConcluded", "licenseDeclared")},
        "externalRefs": [
            {
                "referenceType": (_said(graph, each, "referenceType") or "").rpartition("/")[2],
                "referenceLocator": _said(graph, each, "referenceLocator"),
            }
            for each in graph.objects(package, SPDX.externalRef)
        ],
    }


def _said(graph: Graph, subject: Node, term: str) -> str | None:
    value = graph.value(subject, SPDX[term], any=True)
    return None if value is None else str(value)


def _listed(licence: str | None) -> str | None:
    """The id of a licence on SPDX's list; a licence that is put together there is a graph of its own, not read."""
    return licence.removeprefix(LICENCES) if licence and licence.startswith(LICENCES) else None


def _kind(uri: str | None) -> str:
    """relationshipType_dependsOn becomes DEPENDS_ON."""
    return re.sub("([A-Z])", r"_\1", (uri or "").rpartition("_")[2]).upper()
