"""A table as CSV, whatever saved it: its columns, its rows, and the rows that are none."""

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from assessments.exchange.place import Place
from data.words import Problem

csv.field_size_limit(2**24)  # a note may be longer than the 131,072 characters that are allowed else

_EXCEL = re.compile(r'sep=([^\r\n"])[\r\n]+')  # the line before all others, in which Excel names its separator


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
    """Where the columns are named, their names in small letters, the rows that fit them, and those that do not."""

    head: Place
    columns: tuple[str, ...]
    rows: list[Row]
    problems: list[Problem]

    def foreign(self, known: Collection[str]) -> list[Problem]:
        """A word about each column that is not known."""
        names = [name for name in self.columns if name and name not in known]
        return [self.head.problem("import.column", column=name) for name in names]


def sheet(file: Path, text: str, known: Collection[str], *, ragged: bool = False) -> Sheet:
    """What a CSV text says; the columns, some of them `known`, are named in its first line.

    A row that is torn or too long or short is named. `ragged`: empty cells at its end may be left out or too many.
    """
    lines = [*io.StringIO(text, newline="")]
    at, mark = _start(lines, known)
    names, end = _record(lines, at, mark)
    found = Sheet(Place(file, at + 1), tuple(name.strip().casefold() for name in names or ()), [], [])
    while end < len(lines):
        at, place = end, Place(file, end + 1)
        cells, end = _record(lines, at, mark)
        if cells is not None and not any(map(str.strip, cells)):
            continue
        if fitting := _fitting(cells or [], len(found.columns), ragged=ragged):
            found.rows.append(Row(place, dict(zip(found.columns, fitting, strict=True))))
        else:
            found.problems.append(place.problem("import.row"))
            end = at + 1  # what was taken for one cell may be whole rows
    return found


def _start(lines: list[str], known: Collection[str]) -> tuple[int, str]:
    """The index of the line with the names, and what separates them."""
    named = _EXCEL.fullmatch(lines[0]) if lines else None
    filled = (at for at, line in enumerate(lines) if at >= bool(named) and line.strip(",;\t \r\n"))
    at = next(filled, len(lines))
    return at, named[1] if named else _separator(lines[at] if at < len(lines) else "", known)


def _separator(line: str, known: Collection[str]) -> str:
    return max(",;\t", key=lambda mark: sum(name.strip('" \r\n').casefold() in known for name in line.split(mark)))


def _record(lines: list[str], at: int, mark: str) -> tuple[list[str] | None, int]:
    """The cells that begin in a line and where the next ones do; None where a quotation mark is never closed."""
    reader = csv.reader(map(lines.__getitem__, range(at, len(lines))), delimiter=mark, strict=True)
    try:
        return next(reader, None), at + reader.line_num
    except csv.Error:
        return None, at + 1


def _fitting(cells: list[str], width: int, *, ragged: bool) -> list[str] | None:
    """A cell for each column."""
    if ragged and cells:
        surplus = "".join(cells[width:]).strip()
        cells = cells if surplus else [*cells, *[""] * width][:width]
    return cells if len(cells) == width else None
