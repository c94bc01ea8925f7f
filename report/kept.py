"""What each report said, kept in `reports/kept`, so that the next one can say what changed since.

A file is named after the report's day, its number among those of that day, and a fingerprint of what was measured and
answered; so the same told in another language, on other paper or at other length is the same report.
"""

import json
import re
from datetime import date
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from data import saving
from data.words import Problem
from data.workspace import Workspace
from report import numbers
from report.story import Number, Report

_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-(\d{3,})-([0-9a-f]{8})\.json")


class Kept(NamedTuple):
    """The numbers that a report said, and the day it was told as of."""

    day: date
    numbers: tuple[Number, ...]


class _About(BaseModel):
    day: date


class _File(BaseModel):
    model_config = ConfigDict(allow_inf_nan=False)

    report: _About
    numbers: tuple[Number, ...]


class _Name(NamedTuple):
    """In the order in which they were kept."""

    day: date
    n: int
    mark: str
    path: Path


def keep(workspace: Workspace, report: Report) -> None:
    """Writes what it says, unless just that is kept already. Raises Problem where it cannot be written."""
    folder = _folder(workspace)
    saving.folder(folder)
    with saving.locked(folder):
        there = [name for path in _files(folder) if (name := _name(path))]
        mark = _mark(report.day, report.numbers)
        if mark not in [name.mark for name in there]:
            n = max((name.n for name in there if name.day == report.day), default=0) + 1
            saving.replace(folder / f"{report.day}-{n:03}-{mark}.json", numbers.as_json(report).encode())


def last(workspace: Workspace, report: Report) -> Kept | None:
    """The newest of an earlier day: made again on one day, as drafts are, a report is told against the same one.

    None without any. Raises Problem where a file is not as it was kept.
    """
    earlier = [name for name in map(_known, _files(_folder(workspace))) if name.day < report.day]
    return _read(max(earlier)) if earlier else None


def _folder(workspace: Workspace) -> Path:
    return workspace.reports / "kept"


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == ".json"]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Problem("file.unreadable", path=folder, why=error.strerror) from error


def _name(path: Path) -> _Name | None:
    found = _NAME.fullmatch(path.name)
    try:
        return _Name(date.fromisoformat(found[1]), int(found[2]), found[3], path) if found else None
    except ValueError:  # the 31st of February
        return None


def _known(path: Path) -> _Name:
    name = _name(path)
    if name is None:
        raise Problem("report.kept", file=path)
    return name


def _read(name: _Name) -> Kept:
    try:
        held = _File.model_validate_json(name.path.read_bytes())
    except OSError as error:
        raise Problem("file.unreadable", path=name.path, why=error.strerror) from error
    except ValidationError as error:
        raise Problem("report.kept", file=name.path) from error
    kept = Kept(held.report.day, held.numbers)
    if (kept.day, _mark(*kept)) != (name.day, name.mark):
        raise Problem("report.kept", file=name.path)
    return kept


def _mark(day: date, said: tuple[Number, ...]) -> str:
    """Of what was measured and answered alone, in any order: words, and when it was collected, are left out."""
    rows = sorted(json.dumps(_measured(one)) for one in said)
    return sha256("\n".join([day.isoformat(), *rows]).encode()).hexdigest()[:8]


def _measured(one: Number) -> list[str | float | None]:
    period = one.period.isoformat() if one.period else None
    figures = (one.value, one.low, one.high, one.sample_size, one.coverage)
    return [one.part, one.metric, one.what, one.unit, period, one.definition, *map(_exact, figures)]


def _exact(figure: float | None) -> float | None:
    """As it comes back from the file, where what is no number is unknown and zero has no sign.

    In nine digits: sums come out otherwise in the last ones each time they are summed.
    """
    return None if figure is None or not isfinite(figure) else float(f"{figure:.9g}") + 0.0
