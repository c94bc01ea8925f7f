"""The organisation's logo: a PNG or an SVG that asks nobody for anything, and runs nothing."""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.words import Problem
from report import drawing

MOST_BYTES = 1_000_000
MOST_PIXELS = 4_000  # each way
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Logo:
    """A picture that has been checked."""

    content: bytes
    form: Literal["png", "svg"]


def logo(path: Path) -> Logo:
    """The logo in `path`. Raises Problem where it cannot be read, is too large, damaged, or more than a picture."""
    content = _read(path)
    if not content.startswith(_SIGNATURE):
        drawing.check(content, path)
        return Logo(content, "svg")
    if not _whole(content):
        raise Problem("report.logo_damaged", file=path)
    width, height = struct.unpack(">II", content[16:24])
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise Problem("report.logo_pixels", file=path, width=width, height=height, limit=MOST_PIXELS)
    return Logo(content, "png")


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Problem("report.logo_missing", file=path)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem("file.unreadable", path=path, why=error.strerror) from error
    if len(content) > MOST_BYTES:
        raise Problem("report.logo_large", file=path, limit=MOST_BYTES // 1_000_000)
    return content


def _whole(png: bytes) -> bool:
    """Whether its chunks are all there, from the header to the end, each with its checksum."""
    at = len(_SIGNATURE)
    kinds: list[bytes] = []
    while kinds[-1:] != [b"IEND"] and at + 12 <= len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        chunk, checksum = png[at + 4 : at + 8 + length], png[at + 8 + length : at + 12 + length]
        if zlib.crc32(chunk).to_bytes(4, "big") != checksum:
            return False
        kinds.append(chunk[:4])
        at += 12 + length
    return kinds[:1] == [b"IHDR"] and kinds[-1:] == [b"IEND"] and b"IDAT" in kinds
