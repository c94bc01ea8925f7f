"""From the bytes of a file to its text, whatever the file claims to be."""

import codecs
import gzip
import io
import zlib

from data.words import Problem, _

MOST_BYTES = 256 * 1024 * 1024
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def text_of(content: bytes, name: str) -> str:
    """The text of a file, unpacked if it is gzip; Problem if it is empty, too large or no text."""
    if content.startswith(b"\x1f\x8b"):
        content = _unpacked(content, name)
    if len(content) > MOST_BYTES:
        raise Problem("sbom.large", file=name, limit=MOST_BYTES // 1024**2)
    text = _decoded(content, name)
    if not text.strip():
        raise Problem("sbom.empty", file=name)
    return text


def _unpacked(content: bytes, name: str) -> bytes:
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            return packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        raise Problem("sbom.invalid", file=name, why=_("it is packed with gzip, but damaged")) from None


def _decoded(content: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Problem("sbom.unknown", file=name, why=_("it is no text in UTF-8 or UTF-16")) from None
