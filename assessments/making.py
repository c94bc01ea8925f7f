"""A new assessment: its folder, whole or not at all."""

import re
import secrets
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from assessments.answers.freezing import state
from assessments.answers.log import read_log
from assessments.folder import About, Assessment, called, open_assessment
from assessments.questionnaire.model import asked
from data import saving
from data.words import Problem

_REPOSITORY = re.compile(r"[^/\s]+(/[^/\s]+)+")


def create(root: Path, about: About, today: date) -> Assessment:
    """A new assessment below `root`, whole or not at all. Raises Problem."""
    model = asked(about.model, about.version)
    if model.subject == "repository" and not _REPOSITORY.fullmatch(about.subject):
        raise Problem("assessment.subject", model=model.id, subject=model.subject)
    if about.carries and (earlier := called(root, about.carries)).about.model != about.model:
        raise Problem("carry.model", earlier=earlier.id, model=earlier.about.model, wanted=about.model)
    if about.corrects and not _correctable(called(root, about.corrects), about):
        raise Problem("assessment.corrects", corrects=about.corrects, model=about.model, subject=about.subject)
    return make(root, f"{today}-{about.model}", about, {})


def make(root: Path, name: str, about: About, files: Mapping[str, bytes]) -> Assessment:
    """A folder with these files, whole or not at all, called `name` if that is free, else with -2, -3, … behind it.

    Raises Problem where nothing can be written.
    """
    beside = root / f".{secrets.token_hex(8)}"
    try:
        beside.mkdir(parents=True)
        for file, content in {"assessment.yaml": _text(about), **files}.items():
            saving.replace(beside / file, content)
        folder = _named(beside, root / name)
    except (OSError, Problem) as error:
        shutil.rmtree(beside, ignore_errors=True)
        why = error.fields["why"] if isinstance(error, Problem) else error.strerror
        raise Problem("saving.failed", path=root, why=why) from error
    return Assessment(folder, about)


def rewrite(assessment: Assessment, change: Callable[[About], About]) -> Assessment:
    """What it is about, changed while nobody else can write there. Raises Problem, as `change` may."""
    with saving.locked(assessment.folder):
        about = change(open_assessment(assessment.folder).about)
        saving.replace(assessment.folder / "assessment.yaml", _text(about))
    return replace(assessment, about=about)


def _text(about: About) -> bytes:
    given = about.model_dump(mode="json", exclude_none=True)
    return yaml.safe_dump(given, sort_keys=False, allow_unicode=True).encode()


def _correctable(earlier: Assessment, about: About) -> bool:
    same = (earlier.about.model, earlier.about.subject) == (about.model, about.subject)
    return same and state(read_log(earlier.folder).events) == "frozen"


def _named(beside: Path, wanted: Path) -> Path:
    """The folder under the first free name: renaming onto a folder that is not empty fails."""
    number, name = 1, wanted
    while True:
        try:
            beside.rename(name)
        except OSError:
            if not name.exists():
                raise
            number += 1
            name = wanted.with_name(f"{wanted.name}-{number}")
        else:
            return name
