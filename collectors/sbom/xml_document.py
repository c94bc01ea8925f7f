"""XML: which of the formats it is, by the name of its root."""

import re

from collectors.sbom import cyclonedx_xml, spdx_rdf, spdx_text
from collectors.sbom.parts import Parts
from collectors.sbom.xml_tree import parsed
from data.words import Problem, _

ROOT = re.compile(r"(?>\s|<\?.*?\?>|<!--.*?-->|<![^\[>]*(?:\[.*?\]\s*)?>)*+<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)
READERS = {"bom": cyclonedx_xml.read, "RDF": spdx_rdf.read, "Document": spdx_text.read_xml}


def read(text: str, name: str) -> Parts:
    """The parts of a CycloneDX or SPDX document in XML; Problem if it is neither."""
    found = ROOT.match(text)
    reader = READERS.get(found.group(1)) if found else None
    if reader is None:
        raise Problem("sbom.unknown", file=name, why=_("it is XML or HTML of another kind"))
    if reader is not cyclonedx_xml.read:
        parsed(text, name, kept=set())  # the readers of SPDX would follow a DOCTYPE
    return reader(text, name)
