"""A table as a spreadsheet saves it: comma, semicolon or tab, UTF-8, UTF-16 or the older Windows encoding."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from assessments.answers.log import read_bytes
from data.words import Problem

SEPARATORS = ",;\t"

csv.field_size_limit(2**24)  # a note may be longer than the 131,072 characters that are allowed else


def rows(file: Path, known: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty with the line it begins in, from 1; the first are the columns, `known` one of them.

    Raises Problem where the file is no table.
    """
    text = _text(file)
    named = re.match(r"sep=(.)\r?\n", text)  # Excel's own first line
    lines = io.StringIO(text, newline="")
    before = lines.readline() if named else ""
    table = csv.reader(lines, delimiter=named[1] if named else _separator(text, known), strict=True)
    try:
        while True:
            line = table.line_num + (2 if before else 1)
            cells = next(table)
            if any(cell.strip() for cell in cells):
                yield line, cells
    except StopIteration:
        return
    except csv.Error as error:
        raise Problem("sheet.broken", file=file, line=line, why=error) from error


def _text(file: Path) -> str:
    if not file.is_file():
        raise Problem("exchange.missing", file=file)
    given = read_bytes(file)
    try:
        if given.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return given.decode("utf-16")
        try:
            return given.decode("utf-8-sig")
        except UnicodeDecodeError:
            return given.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Problem("configuration.encoding", file=file) from error


def _separator(text: str, known: str) -> str:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    found = (one for one in SEPARATORS if known in [column.strip(' "\r').casefold() for column in first.split(one)])
    return next(found, ",")
