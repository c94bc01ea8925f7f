"""Lists in JSON: also several one after the other, as a forge gives its pages, and torn ones."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assessments.exchange.place import Place
from assessments.exchange.text import whole
from data.words import Problem

_GAP = re.compile(r"\s*")
_COMMA = re.compile(r"\s*,\s*")
_DECODER = json.JSONDecoder()


@dataclass
class Document:
    """The values that stand in a file one after the other, and where it is torn."""

    values: list[Any] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def items(self) -> list[Any]:
        """What all its lists hold, and lists in a list, in order."""
        there: list[Any] = []
        for value in self.values:
            for one in value if isinstance(value, list) else [value]:
                there += one if isinstance(one, list) else [one]
        return there


def document(file: Path, text: str) -> Document:
    """What is whole in a JSON text; of a torn list the items before the tear."""
    found = Document()
    at = _skip(_GAP, text, 0)
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            kept, at = _before_the_tear(text, at) if text[at] == "[" else ([], at)
            found.values.append(kept)
            line = text.count("\n", 0, at) + 1
            found.problems.append(Place(file, line).problem("import.torn"))
            break
        found.values.append(whole(value))
        at = _skip(_GAP, text, at)
    return found


def _before_the_tear(text: str, at: int) -> tuple[list[Any], int]:
    kept: list[Any] = []
    at = _skip(_GAP, text, at + 1)
    while True:
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return kept, min(at, len(text) - 1)
        kept.append(whole(value))
        comma = _COMMA.match(text, end)
        if not comma:
            return kept, min(end, len(text) - 1)
        at = comma.end()


def _skip(form: re.Pattern[str], text: str, at: int) -> int:
    found = form.match(text, at)
    return found.end() if found else at
