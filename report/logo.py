"""The organisation's logo: a PNG or an SVG that asks nobody for anything, runs nothing, and can be drawn."""

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.words import Problem
from report import drawing

MOST_BYTES = 1_000_000
MOST_PIXELS = 4_000  # each way
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRIED = b"""#set page(width: 20pt, height: 20pt, margin: 0pt)
#let drawn = image.with(bytes(json(bytes(sys.inputs.logo))), format: sys.inputs.form)
#context { let size = measure(drawn()); assert(size.width < 20 * size.height and size.height < 20 * size.width) }
#drawn(width: 20pt, height: 20pt, fit: "contain")"""


@dataclass(frozen=True)
class Logo:
    """A picture that has been checked."""

    content: bytes
    form: Literal["png", "svg"]


def logo(path: Path) -> Logo:
    """The logo in `path`. Raises Problem where it cannot be read or drawn, is too large, or is more than a picture."""
    content = _read(path)
    found = Logo(content, "png" if content.startswith(_SIGNATURE) else "svg")
    if found.form == "svg":
        drawing.check(content, path)
    elif len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
            raise Problem("report.logo_pixels", file=path, width=width, height=height, limit=MOST_PIXELS)
    if not _can_be_drawn(found):
        raise Problem("report.logo_damaged", file=path)
    return found


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


def _can_be_drawn(found: Logo) -> bool:
    """Whether Typst, which sets reports, draws it, and it is neither a line nor a thread."""
    import typst  # only who has a logo waits for it

    inputs = {"logo": json.dumps(list(found.content)), "form": found.form}
    try:
        typst.compile(_TRIED, format="png", ppi=36, sys_inputs=inputs, ignore_system_fonts=True)
    except typst.TypstError:
        return False
    return True
