"""One folder an assessment: what it is about in `assessment.yaml`, what was said in `log.jsonl` and `plan.jsonl`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from assessments.answers.events import Answered, LogEvent, Moved, Validated
from assessments.answers.fold import fold, stray, strays
from assessments.answers.freezing import broken_seals, frozen, refuse_late, state
from assessments.answers.log import Clock, Draft, Entry, Log, append_log, read_log, utc
from assessments.answers.redacting import shown
from assessments.answers.standing import Standing
from assessments.questionnaire.model import models
from assessments.questionnaire.shape import Id, Model, Text, Version
from data import strict_yaml
from data.configuration import Part
from data.words import Problem


class About(Part):
    """`assessment.yaml`: which questionnaire, about whom, who settles it, and what it builds on."""

    model: Id
    version: Version
    subject: Annotated[Text, "the organisation's slug, or a repository's id"]
    leads: Annotated[tuple[Text, ...], Field(min_length=1), "ids of people.yaml: who may validate and freeze"]
    carries: Annotated[Text | None, "the assessment whose answers are suggested here"] = None
    corrects: Annotated[Text | None, "the frozen assessment whose place this one takes"] = None


@dataclass(frozen=True)
class Assessment:
    """An assessment; `open_assessment` checks that it is one. `clock` is what its events take their time from."""

    folder: Path
    about: About
    clock: Clock = field(default=utc, repr=False, compare=False)

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
        return self.conclude(lambda _before: drafts)

    def conclude(self, source: Callable[[list[LogEvent]], Iterable[Draft]]) -> list[LogEvent]:
        """As `say`, of events that `source` makes of what was said, while nobody else can add to it."""
        return append_log(self.folder, source, self._check, self.clock)

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
                code = "event.nowhere" if isinstance(event, Answered) else "event.point"
                raise Problem(code, key=event.key, model=f"{self.model.id} {self.model.version}")
            if event.hat and event.hat not in self.model.roles:
                raise Problem("event.hat", hat=event.hat, roles=", ".join(self.model.roles))
            if isinstance(event, Validated | Moved) and event.by not in self.about.leads:
                raise Problem("assessment.lead", assessment=self.id)
            if isinstance(event, Validated):
                self._check_chosen(before, event)

    def _check_chosen(self, before: list[LogEvent], event: Validated) -> None:
        if state(before) != "review":
            raise Problem("assessment.review", assessment=self.id)
        about = {said.seq for said in before if isinstance(said, Answered) and event.key in self.model.asked(said.key)}
        if not about.issuperset(event.value.of):
            raise Problem("event.of", key=event.key)


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


def called(root: Path, name: str) -> Assessment:
    """The assessment of this id below `root`. Raises Problem."""
    if not name or name.startswith(".") or "/" in name:  # it would lead elsewhere
        raise Problem("assessment.missing", path=name or root)
    return open_assessment(root / name)


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
