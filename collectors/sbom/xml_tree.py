"""XML read without DOCTYPE and not too deep, and of what is read only the elements that are needed."""

from collections.abc import Set as AbstractSet
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from data.words import Problem, _

DEEPEST = 250


def parsed(text: str, name: str, kept: AbstractSet[str]) -> Element | None:
    """The tree of the elements with one of these local names; None where none are kept. Problem if it is no XML."""
    parser = XMLParser(target=_Kept(kept), forbid_dtd=True)
    try:
        parser.feed(text)
        tree: Element | None = parser.close()
    except DefusedXmlException:
        raise Problem("sbom.doctype", file=name) from None
    except _TooDeep:
        raise Problem("sbom.invalid", file=name, why=_("it is nested too deeply")) from None
    except (ParseError, ValueError) as error:
        raise Problem("sbom.invalid", file=name, why=_("it is not XML: {error}").format(error=error)) from None
    return tree


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]


class _TooDeep(Exception):
    """More elements within each other than any SBOM has."""


class _Kept:
    """Builds the tree; of an element that is left out, nothing within it is built either."""

    def __init__(self, kept: AbstractSet[str]) -> None:
        self.kept = kept
        self.builder = TreeBuilder()
        self.inside = 0
        self.left_out = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.inside += 1
        if self.inside > DEEPEST:
            raise _TooDeep
        if self.left_out or local(tag) not in self.kept:
            self.left_out += 1
        else:
            self.builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        self.inside -= 1
        if self.left_out:
            self.left_out -= 1
        else:
            self.builder.end(tag)

    def data(self, text: str) -> None:
        if not self.left_out:
            self.builder.data(text)

    def close(self) -> Element | None:
        return self.builder.close() if self.kept else None
