"""A CSV file: its columns, its rows, and the rows that are none."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assessments.exchange.boards.place import Place
from data.words import Problem


@dataclass(frozen=True)
class Row:
    """The cells of a row by the names of their columns."""

    place: Place
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell without blanks around it; "" for a column that is not there."""
        return self.cells.get(column, "").strip()


@dataclass(frozen=True)
class Sheet:
    """The columns in small letters, the rows that fit them, and the lines that do not."""

    file: Path
    columns: tuple[str, ...]
    rows: list[Row]
    problems: list[Problem]


def columns(text: str) -> tuple[str, ...]:
    """The names in the first line, in small letters; none where that is no line of CSV."""
    first = next(iter(io.StringIO(text, newline="")), "")
    try:
        cells = next(csv.reader([first], delimiter=_delimiter(first), strict=True), [])
    except csv.Error:
        return ()
    return tuple(cell.strip().lower() for cell in cells)


def sheet(file: Path, text: str) -> Sheet:
    """What a CSV text with a first line of names says; a row that is torn or too long or short is named."""
    names = columns(text)
    found = Sheet(file, names, [], [])
    for line, cells in _records(text, len(names)):
        place = Place(file, line)
        if len(cells) != len(names):
            found.problems.append(place.problem("import.row"))
        elif any(cells):
            found.rows.append(Row(place, dict(zip(names, cells, strict=True))))
    return found


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def _records(text: str, width: int) -> Iterator[tuple[int, list[str]]]:
    """Each record after the first with its line; after a quotation mark that is never closed, on with the next line."""
    lines = list(io.StringIO(text, newline=""))
    at = 1
    while at < len(lines):
        reader = csv.reader(lines[at:], delimiter=_delimiter(lines[0]), strict=True)
        start, base = at, at
        while True:
            try:
                cells = next(reader, None)
            except csv.Error:
                cells = []
            if cells is None:
                return
            end = base + reader.line_num
            if len(cells) != width and end - start > 1:
                yield start + 1, []
                at = start + 1
                break
            if cells or lines[start].strip():
                yield start + 1, cells
            start = at = end
