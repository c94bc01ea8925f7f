"""A software bill of materials: what a document lists, in the same words whatever its format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from collectors.sbom.content import text_of
from collectors.sbom.graph import directness
from collectors.sbom.parts import Entry, Parts
from data.words import Problem, _

TAG_VALUE = re.compile(r"^SPDXVersion:", re.MULTILINE)
YAML = re.compile(r"^[\"']?spdxVersion[\"']?:", re.MULTILINE)


@dataclass(frozen=True)
class Listed:
    """One component of a document.

    purl: canonical text; None if unidentified
    direct: True if the described software itself depends on it, False if only others do, None if that is not said
    scope: "runtime", "development" or None
    licence: as declared, else as concluded: an SPDX expression, else a name
    """

    purl: str | None
    name: str
    version: str | None
    direct: bool | None
    scope: str | None
    licence: str | None


@dataclass(frozen=True)
class Document:
    """What a document lists, the described software itself apart.

    form: the format and its version, such as "CycloneDX 1.6"
    made_at: in UTC, without zone
    listed: every entry, each purl once
    unidentified: entries without a purl that can be read
    doubled: entries that name a purl again
    """

    form: str
    made_at: datetime | None
    listed: tuple[Listed, ...]
    unidentified: int
    doubled: int


def read(content: bytes, name: str) -> Document:
    """The document in a file, recognised by its content; Problem, with `name` as the file, if it cannot be read."""
    return _document(_parts(text_of(content, name), name))


def _parts(text: str, name: str) -> Parts:
    from collectors.sbom import json_document, spdx_text, xml_document  # not at start-up: their libraries are large

    if text.lstrip().startswith(("{", "[")):
        return json_document.read(text, name)
    if text.lstrip().startswith("<"):
        return xml_document.read(text, name)
    if TAG_VALUE.search(text):
        return spdx_text.read_tags(text, name)
    if YAML.search(text):
        return spdx_text.read_yaml(text, name)
    raise Problem("sbom.unknown", file=name, why=_("it is neither JSON, XML, YAML nor tag-value"))


def _document(parts: Parts) -> Document:
    entries = _without_roots(parts)
    listed = list(_once(entries))
    unidentified = sum(entry is None or entry.purl is None for entry in entries)
    direct = directness(parts.roots, parts.edges, {entry.ref for entry in entries if entry and entry.ref})
    return Document(
        parts.form,
        parts.made_at,
        tuple(
            Listed(each.purl, each.name, each.version, direct.get(each.ref or ""), each.scope, each.licence)
            for each in listed
        ),
        unidentified,
        sum(entry is not None for entry in entries) - len(listed),
    )


def _without_roots(parts: Parts) -> list[Entry | None]:
    """All entries but the described software; where each one of several is described, none is the software itself."""
    refs = {entry.ref for entry in parts.entries if entry}
    if len(refs) > 1 and refs <= parts.roots:
        return parts.entries
    return [entry for entry in parts.entries if entry is None or entry.ref not in parts.roots]


def _once(entries: list[Entry | None]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if entry and entry.purl not in seen:
            yield entry
            seen |= {entry.purl} if entry.purl else set()
