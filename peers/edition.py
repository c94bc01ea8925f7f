"""The edition: what was once said of confidential groups stays as it is until the quarter is over."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ValidationError

from data import saving
from data.words import Problem
from peers.confidential import GroupFigure, figures
from peers.exchange.received import Received
from peers.steps import quarter


class Edition(BaseModel):
    """The figures of a quarter, and the names of the files they were made of."""

    made_on: date
    files: list[str]
    figures: list[GroupFigure]

    def waiting(self, given: Sequence[Received]) -> int:
        """How many members' files came since and count from the next quarter on."""
        return sum(one.file.name not in self.files for one in given if one.given.mode == "pseudonymous")


def edition(path: Path, given: Sequence[Received], today: date) -> Edition:
    """That of the running quarter, made and kept in `path` where there is none yet. Raises Problem.

    One in which no group had enough members is none: nothing was said that a later one could be held against. Where
    what was kept cannot be read, nothing is said.
    """
    try:
        kept = read(path)
    except Problem:  # said by `ospo doctor`; made anew it could be held against what was said before
        return Edition(made_on=today, files=[], figures=[])
    if kept and quarter(kept.made_on) == quarter(today) and any(one.median is not None for one in kept.figures):
        return kept
    files = sorted(one.file.name for one in given if one.given.mode == "pseudonymous")
    made = Edition(made_on=today, files=files, figures=figures(given, today))
    if files or kept:
        path.parent.mkdir(exist_ok=True)
        saving.replace(path, made.model_dump_json(indent=1).encode())
    return made


def read(path: Path) -> Edition | None:
    """What was kept; None where nothing was. Raises Problem where it cannot be read."""
    try:
        return Edition.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise Problem("peers.edition", file=path) from error
