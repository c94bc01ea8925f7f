"""Tables that can be edited; what does not fit goes on to a next slide, under the same headings."""

from dataclasses import dataclass, replace

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.table import _Cell
from pptx.util import Pt

from report.slides.box import Box
from report.slides.deck import Deck, Page, described
from report.slides.places import BODY
from report.slides.words import MUTED, Words, write

Cell = tuple[Words, ...]
Row = tuple[Cell, ...]
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_GUTTER = 12.0
_USUAL = (1.0, 7.0)
_SETTINGS = ((1.35, 14.0), (1.2, 11.0), (1.0, 11.0), _USUAL, (0.85, 6.0))
"""Factors of the size, and points above and below a row."""


@dataclass(frozen=True)
class Rows:
    """What a table shows: headings (none: no row of them), rows, and the share of each column in the width."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    shares: tuple[float, ...]
    numbers_from: int = 99
    alt: str = ""
    pad: float = 7.0

    def set(self, factor: float, pad: float) -> "Rows":
        """The same table, its rows set larger and farther apart."""
        rows = tuple(tuple(tuple(words.grown(factor) for words in cell) for cell in row) for row in self.rows)
        return replace(self, rows=rows, pad=pad)

    def whole(self, width: float) -> bool:
        """Whether no cell is cut."""
        widths = self.widths(width)
        return all(
            words.whole(room - _GUTTER)
            for row in self.rows
            for cell, room in zip(row, widths, strict=True)
            for words in cell
        )

    def widths(self, width: float) -> list[float]:
        """Points of each column."""
        return [width * share / sum(self.shares) for share in self.shares]

    def head(self) -> tuple[Row, ...]:
        """The row of headings, if there is one."""
        row = tuple(
            (Words(text, 12, MUTED, most=2, right=n >= self.numbers_from),) for n, text in enumerate(self.heads)
        )
        return (row,) if row else ()


def flow(deck: Deck, page: Page, box: Box, table: Rows, most: float = 1.35) -> tuple[Page, float]:
    """Puts the table into the box and what does not fit on slides of its own; the last one, and where it ends.

    It is set larger, by a factor of `most` at most, or smaller, so that all of it fits.
    """
    settings = [setting for setting in _SETTINGS if setting[0] <= most]
    fitting = [it for it in (table.set(*setting) for setting in settings) if _fitting(it, box) == len(it.rows)]
    whole = (it for it in fitting if it.whole(box.width))
    return _continued(deck, page, box, next(whole, fitting[-1] if fitting else table.set(*_USUAL)))


def _continued(deck: Deck, page: Page, box: Box, table: Rows) -> tuple[Page, float]:
    count = _fitting(table, box)
    bottom = _put(page, box, replace(table, rows=table.rows[:count]))
    if count == len(table.rows):
        return page, bottom
    return _continued(deck, deck.page(table.title), BODY, replace(table, rows=table.rows[count:]))


def _height(row: Row, widths: list[float], pad: float) -> float:
    inner = [sum(words.height(width - _GUTTER) for words in cell) for cell, width in zip(row, widths, strict=True)]
    return max(inner) + 2 * pad


def _fitting(table: Rows, box: Box) -> int:
    """How many rows the box holds; one at least, or the table would never end."""
    widths = table.widths(box.width)
    left = box.height - sum(_height(row, widths, table.pad) for row in table.head())
    for count, row in enumerate(table.rows):
        left -= _height(row, widths, table.pad)
        if left < 0:
            return max(1, count)
    return len(table.rows)


def _put(page: Page, box: Box, table: Rows) -> float:
    """The table in the box, and where it ends."""
    rows, widths = table.head() + table.rows, table.widths(box.width)
    heights = [_height(row, widths, table.pad) for row in rows]
    place = Box(box.left, box.top, box.width, sum(heights))
    frame = page.slide.shapes.add_table(len(rows), len(widths), *place.emu)
    described(frame, table.alt or table.title)
    frame.element.find(f".//{qn('a:tableStyleId')}").text = _NO_STYLE
    drawn = frame.table
    drawn.first_row, drawn.horz_banding = bool(table.heads), False
    for n, width in enumerate(widths):
        drawn.columns[n].width = Pt(width)
    for n, (row, height) in enumerate(zip(rows, heights, strict=True)):
        drawn.rows[n].height = Pt(height)
        for cell, words, width in zip(drawn.rows[n].cells, row, widths, strict=True):
            _write(page, cell, words, width - _GUTTER, table.pad)
    for cell in frame.element.iter(qn("a:tc")):
        _underline(cell.get_or_add_tcPr())
    return place.bottom


def _write(page: Page, cell: _Cell, words: Cell, width: float, pad: float) -> None:
    cell.margin_left, cell.margin_right = Pt(0), Pt(_GUTTER)
    cell.margin_top = cell.margin_bottom = Pt(pad)
    write(cell.text_frame, page.cut(words, width))


def _underline(cell: BaseOxmlElement) -> None:
    """A thin line below, and nothing else around it."""
    for side in "LRT":
        cell.append(parse_xml(f'<a:ln{side} {nsdecls("a")} w="0"><a:noFill/></a:ln{side}>'))
    colour = '<a:solidFill><a:schemeClr val="bg2"><a:lumMod val="90000"/></a:schemeClr></a:solidFill>'
    cell.append(parse_xml(f'<a:lnB {nsdecls("a")} w="9525">{colour}</a:lnB>'))
    cell.append(parse_xml(f"<a:noFill {nsdecls('a')}/>"))
