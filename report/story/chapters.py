"""Chapters of the long report: headings, paragraphs, tables."""

from dataclasses import dataclass
from typing import Literal

from report.story.drawn import Band, Bar, Trend

Kind = Literal["text", "number", "picture"]
Cell = str | Bar | Trend | Band


@dataclass(frozen=True)
class Column:
    """A column of a table; `weight` is its share of the width."""

    title: str
    kind: Kind = "text"
    weight: float = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells, as many as there are columns; `caption` says what it shows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Heading:
    """A heading within a chapter."""

    title: str


@dataclass(frozen=True)
class Text:
    """A paragraph; `small` is what it rests on."""

    text: str
    small: bool = False


Block = Heading | Text | Table


@dataclass(frozen=True)
class Chapter:
    """A chapter of the long report."""

    title: str
    blocks: tuple[Block, ...]
