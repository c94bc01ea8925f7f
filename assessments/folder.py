"""One folder an assessment: what it is about in `assessment.yaml`, what was said in `log.jsonl` and `plan.jsonl`."""

import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import yaml
from pydantic import ValidationError

from assessments.events import Answered, LogEvent, Validated
from assessments.fold import fold, stray, strays
from assessments.freezing import broken_seals, frozen, refuse_late
from assessments.log import Draft, Entry, Log, append_log, read_log
from assessments.model import models
from assessments.redacting import shown
from assessments.shape import Id, Model, Text, Version
from assessments.standing import Standing
from data import strict_yaml
from data.configuration import Part
from data.words import Problem


class About(Part):
    """`assessment.yaml`: which questionnaire, about whom, and which assessment this one corrects."""

    model: Id
    version: Version
    subject: Text
    corrects: Text | None = None


@dataclass(frozen=True)
class Assessment:
    """An assessment; `open_assessment` checks that it is one."""

    folder: Path
    about: About

    @property
    def id(self) -> str:
        """The folder's name."""
        return self.folder.name

    @cached_property
    def model(self) -> Model:
        """The questionnaire as it was answered: once frozen, the copy that was frozen with it. Raises Problem."""
        return self._frozen_model() or self._known_model()

    def log(self) -> Log[LogEvent]:
        """What was said, without redacted words, and everything in the log that cannot count, named with file and line.

        Raises Problem where it cannot be read.
        """
        log = read_log(self.folder)
        entries = [Entry(entry.line, event) for entry, event in zip(log.entries, shown(log.events), strict=True)]
        return Log(log.file, entries, [*log.problems, *strays(log, self.model), *broken_seals(log)])

    def standing(self) -> dict[str, Standing]:
        """Every point with the answer that stands. Raises Problem."""
        return fold(read_log(self.folder).events, self.model)

    def say(self, drafts: Iterable[Draft]) -> list[LogEvent]:
        """Saves events without `seq` and `at`, all or none. Raises Problem for one that has no place here."""
        return append_log(self.folder, lambda _before: drafts, self._check)

    def _frozen_model(self) -> Model | None:
        copy = frozen(read_log(self.folder).events)
        try:
            return Model.model_validate(copy.model) if copy else None
        except ValidationError:
            return None  # changed by hand: the questionnaire that came with the product is the next best

    def _known_model(self) -> Model:
        key = self.about.model, self.about.version
        if key not in models():
            file = self.folder / "assessment.yaml"
            line = strict_yaml.line(strict_yaml.load(file)[0], ("version",))
            known = ", ".join(" ".join(one) for one in models())
            raise Problem("assessment.model", file=file, line=line, named=" ".join(key), known=known)
        return models()[key]

    def _check(self, before: list[LogEvent], coming: list[LogEvent]) -> None:
        refuse_late(self.folder, before, coming)
        for event in coming:
            if isinstance(event, Answered | Validated) and stray(event, self.model):
                raise Problem("event.nowhere", key=event.key, model=f"{self.model.id} {self.model.version}")
            if event.hat and event.hat not in self.model.roles:
                raise Problem("event.hat", hat=event.hat, roles=", ".join(self.model.roles))


def create(root: Path, model: Model, subject: str, today: date, corrects: str | None = None) -> Assessment:
    """A new assessment below `root`, whole or not at all. Raises Problem."""
    about = About(model=model.id, version=model.version, subject=subject, corrects=corrects)
    if corrects:
        open_assessment(root / corrects)
    beside = root / f".{secrets.token_hex(8)}"
    try:
        beside.mkdir(parents=True)
        text = yaml.safe_dump(about.model_dump(exclude_none=True), sort_keys=False, allow_unicode=True)
        (beside / "assessment.yaml").write_text(text, "utf-8")
        folder = _named(beside, root / f"{today}-{model.id}")
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise Problem("saving.failed", path=root, why=error.strerror) from error
    return Assessment(folder, about)


def open_assessment(folder: Path) -> Assessment:
    """The assessment in a folder. Raises Problem where there is none, or of a questionnaire that is not there."""
    file = folder / "assessment.yaml"
    if not file.is_file():
        raise Problem("assessment.missing", path=folder)
    tree, given = strict_yaml.load(file)
    try:
        about = About.model_validate(given)
    except ValidationError as error:
        loc = error.errors()[0]["loc"]
        line, key = strict_yaml.line(tree, loc), ".".join(map(str, loc)) or "model"
        raise Problem("assessment.invalid", file=file, line=line, key=key) from error
    assessment = Assessment(folder, about)
    _ = assessment.model
    return assessment


def every(root: Path) -> tuple[list[Assessment], list[Problem]]:
    """The assessments below `root` by their ids, and what is wrong with folders that cannot be opened."""
    there: list[Assessment] = []
    problems: list[Problem] = []
    for folder in sorted(root.iterdir()) if root.is_dir() else ():
        if folder.is_dir() and not folder.name.startswith("."):
            try:
                there.append(open_assessment(folder))
            except Problem as problem:
                problems.append(problem)
    return there, problems


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
