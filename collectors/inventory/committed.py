"""The SBOMs that a repository holds itself."""

import re
from collections.abc import Iterator

from collectors.git.changes import FILE_MODES
from collectors.git.source import Source
from collectors.sbom.document import Document
from collectors.sbom.document import read as read_document
from collectors.sbom.taken import Taken
from data.words import Problem

# What the two formats' own guides and the tools that write them call such a file, where it speaks of the whole.
_NAMED = re.compile(
    r"(?:(?:\.?s?boms?|docs|security|\.github|dist|build)/)?"
    r"(?:(?:bom|sbom|[^/]*[._-]s?bom|[^/]*\.cdx|[^/]*\.spdx3?|sbom[._-][^/]*)\.(?:json|xml|ya?ml|rdf)|[^/]*\.spdx)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"[-_.]*\d+(?:[-_.]*\d+)*")


def read(source: Source) -> tuple[Taken, list[str]]:
    """Every SBOM of HEAD in one inventory, and what is called like one and is none, which is said. Raises GitError."""
    unread: list[str] = []
    return Taken("committed", source.place.confirmed_at, _newest([*_documents(source, unread)])), unread


def _newest(documents: list[tuple[str, Document]]) -> list[tuple[str, Document]]:
    """Of files whose names differ in digits alone, and in what stands between them, the newest: sbom-2026.json."""
    found: dict[str, tuple[str, Document]] = {}
    for path, document in sorted(documents, key=lambda each: (str(each[1].made_at or ""), each[0])):
        found[_NUMBERS.sub("0", path)] = (path, document)
    return sorted(found.values(), key=lambda each: each[0])


def _documents(source: Source, unread: list[str]) -> Iterator[tuple[str, Document]]:
    blobs = _blobs(source)
    for blob in sorted(source.bring([*blobs]), key=blobs.__getitem__):
        try:
            yield blobs[blob], read_document(source.git.raw("cat-file", "blob", blob), blobs[blob])
        except Problem as problem:
            unread.append(blobs[blob])
            source.reading.say(f"{source.place.id}: {problem}")


def _blobs(source: Source) -> dict[str, str]:
    """Blob → path of what is called as an SBOM is."""
    found = {}
    for entry in source.git.raw("ls-tree", "-r", "-z", "HEAD").split(b"\0"):
        facts, _, path = entry.decode("utf-8", "replace").partition("\t")
        if _NAMED.fullmatch(path) and facts.split()[0].encode() in FILE_MODES:
            found[facts.split()[2]] = path
    return found
