"""Where in a file something stands."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.words import Problem, _


@dataclass(frozen=True)
class Place:
    """A line or an item of a file, from 1."""

    file: Path
    number: int
    kind: Literal["line", "item"] = "line"

    def __str__(self) -> str:
        wording = _("{file}, line {number}") if self.kind == "line" else _("{file}, item {number}")
        return wording.format(file=self.file, number=self.number)

    def problem(self, code: str, /, **fields: object) -> Problem:
        """A Problem about what stands here."""
        return Problem(code, place=self, **fields)
