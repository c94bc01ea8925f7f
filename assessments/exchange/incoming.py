"""Files from outside: what each of them is, by what it holds and not by its name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from assessments.exchange import answer_sheet
from assessments.exchange.boards import from_csv, from_json
from assessments.exchange.boards.board import Board
from assessments.exchange.boards.json_items import document
from assessments.exchange.handbook import is_handbook
from assessments.exchange.sheet import Sheet, sheet
from assessments.exchange.text import decoded
from data.words import Problem

_OURS = re.compile(
    r"""^["']?format["']?\s*:\s*["']?ospo-assessment\b|"format"\s*:\s*"ospo-assessment\"""", re.MULTILINE
)

_COLUMNS = {*answer_sheet.COLUMNS, *chain(*from_csv.KNOWN.values())}


@dataclass
class Incoming:
    """Files by what they are; what boards hold is read already, everything together."""

    handbooks: list[Path] = field(default_factory=list)
    assessments: list[Path] = field(default_factory=list)
    answers: list[Path] = field(default_factory=list)
    board: Board | None = None
    problems: list[Problem] = field(default_factory=list)


def received(files: Iterable[Path]) -> Incoming:
    """Looks into each file; one that is nothing known is named and the others are kept."""
    found = Incoming()
    for file in files:
        try:
            _receive(found, file)
        except Problem as problem:
            found.problems.append(problem)
    return found


def _receive(found: Incoming, file: Path) -> None:
    text, told = decoded(file)
    start = text.lstrip()[:1]
    if not start:
        raise Problem("import.empty", file=file)
    if start == "<":
        raise Problem("import.html", file=file)
    if _OURS.search(text):
        found.assessments.append(file)
    elif start in "{[":
        found.problems += told
        _receive_json(found, file, text)
    else:
        _receive_sheet(found, sheet(file, text, _COLUMNS), told)


def _receive_sheet(found: Incoming, given: Sheet, told: list[Problem]) -> None:
    if {"point", "answer"} <= {*given.columns}:
        found.answers.append(given.head.file)
    elif from_csv.which(given.columns):
        found.problems += told
        found.board = found.board or Board()
        from_csv.add(found.board, given)
    else:
        raise Problem("import.unknown", file=given.head.file)


def _receive_json(found: Incoming, file: Path, text: str) -> None:
    read = document(file, text)
    first = next(iter(read.values), None)
    if is_handbook(first):
        found.handbooks.append(file)
        return
    found.problems += read.problems
    if any(map(from_json.is_board, read.items)):
        found.board = found.board or Board()
        from_json.add(found.board, file, read.items)
    elif refusal := _refusal(first):
        raise Problem("import.refused", file=file, said=refusal)
    elif not read.problems:
        raise Problem("import.unknown" if read.items else "import.empty", file=file)


def _refusal(given: Any) -> str:
    """What a forge says instead of giving data."""
    said = (given.get("message") or given.get("error")) if isinstance(given, dict) else None
    return said if isinstance(said, str) else ""
