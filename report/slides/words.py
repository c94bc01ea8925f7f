"""Texts on slides: plain runs, never a link or a field, whatever is in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.text.text import TextFrame
from pptx.util import Pt

from report.slides.fitting import LINE, fitted, lines, shortened

INK, MUTED = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.TEXT_2
COLOUR, ACCENT = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2
BOLD = 1.1
"""How much wider bold letters are."""
PALE = MSO_THEME_COLOR.BACKGROUND_2
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text on one line, without the characters that XML does not have."""
    return " ".join(_NOT_XML.sub("", text).split())


@dataclass(frozen=True)
class Words:
    """A paragraph: `size` and the gap after it in points, `most` lines; without a size that of its place."""

    text: str
    size: int = 0
    colour: MSO_THEME_COLOR | None = None
    bold: bool = False
    most: int = 4
    gap: float = 0
    right: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", plain(self.text))

    def grown(self, factor: float) -> "Words":
        """The same, set larger."""
        return replace(self, size=round(self.size * factor), gap=self.gap * factor)

    def height(self, width: float) -> float:
        """Points that it takes in a column of that width."""
        return min(self.most, self._lines(width)) * self.size * LINE + self.gap

    def whole(self, width: float) -> bool:
        """Whether all of it has its place."""
        return self._lines(width) <= self.most

    def _lines(self, width: float) -> int:
        return lines(self.text, self._room(width), self.size)

    def _room(self, width: float) -> float:
        return width / BOLD if self.bold else width

    def shown(self, width: float) -> str:
        """As much of it as has its place."""
        return shortened(self.text, self._room(width), self.size, self.most) if self.size else self.text


def paragraphs(text: str) -> str:
    """The same of each of its lines; empty ones are left out."""
    return "\n".join(line for line in map(plain, text.splitlines()) if line)


def largest(text: str, width: float, height: float, sizes: tuple[int, ...], **said: Any) -> Words:
    """The text at the first of the sizes at which it fits, or at the last."""
    _whole, size = fitted(plain(text), width / BOLD, height, sizes)
    return Words(text, size, most=max(1, int(height / (size * LINE))), **said)


def write(frame: TextFrame, texts: Iterable[tuple[str, Words]]) -> None:
    """Writes the texts, each set as its words are, in place of what is in the frame."""
    frame.text = ""
    for n, (text, words) in enumerate(texts):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        if words.gap:
            paragraph.space_after = Pt(words.gap)
        if words.right:
            paragraph.alignment = PP_ALIGN.RIGHT
        run = paragraph.add_run()
        run.text = text
        if words.size:
            run.font.size = Pt(words.size)
        if words.bold:
            run.font.bold = True
        if words.colour is not None:
            run.font.color.theme_color = words.colour
