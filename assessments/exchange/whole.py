"""An assessment out of the workspace as one file, and back in."""

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from assessments.answers.events import Event
from assessments.answers.freezing import frozen
from assessments.answers.intents import PlanEvent, Step, Target
from assessments.answers.log import line, read_plan
from assessments.exchange.reading import read
from assessments.exchange.shape import Exported
from assessments.folder import Assessment, every
from assessments.making import make
from assessments.people import introduce
from assessments.questionnaire.model import models
from assessments.questionnaire.shape import Model
from data import saving
from data.words import Problem


def exported(assessment: Assessment, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the file holds, shaped as `Exported`; of `names`, by id, those that occur go along. Raises Problem.

    Lines of the log and the plan that are no events are not in it; `left_out` names them.
    """
    log, plan = assessment.log().events, read_plan(assessment.folder).events
    about = assessment.about
    occur = {*about.leads, *_ids([*log, *plan]), *_owners(plan)}
    people = {one: name for one, name in (names or {}).items() if one in occur}
    return {
        "format": "ospo-assessment",
        "schema": 1,
        "id": assessment.id,
        "about": about.model_dump(mode="json", exclude_none=True),
        "log": [_written(event) for event in log],
        "plan": [_written(event) for event in plan],
    } | ({"people": people} if people else {})


def left_out(assessment: Assessment) -> list[Problem]:
    """The lines of the log and the plan that are no events, with file and line. Raises Problem."""
    found = [*assessment.log().problems, *read_plan(assessment.folder).problems]
    return [problem for problem in found if problem.code in ("log.torn", "log.foreign", "log.invalid", "log.doubled")]


def as_json(whole: dict[str, Any]) -> str:
    """The file as JSON."""
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_yaml(whole: dict[str, Any]) -> str:
    """The file as YAML."""
    return yaml.dump(whole, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=120)


def restore(root: Path, file: Path) -> Assessment:
    """The assessment of a file as a new folder below `root`, whole or not at all; `unfound` names what it misses.

    Its names go to `people.yaml`, where an id that is known keeps its name. Raises Problem where the file is not
    what it should be, or of a questionnaire that is not there, or where its answers are here already.
    """
    given = read(file)
    _check_model(given, file)
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("saving.failed", path=root, why=error.strerror) from error
    with saving.locked(root):
        for other in every(root)[0]:
            if given.log and other.log().events == [*given.log]:
                raise Problem("exchange.there", file=file, assessment=other.id)
        files = {"log.jsonl": _lines(given.log), "plan.jsonl": _lines(given.plan)}
        made = make(root, given.id, given.about, {name: text for name, text in files.items() if text})
    try:
        introduce(root, given.people or {})
    except Problem:
        shutil.rmtree(made.folder, ignore_errors=True)
        raise
    return made


def unfound(assessment: Assessment) -> list[Problem]:
    """The assessments that this one builds on and that are not here."""
    root, about = assessment.folder.parent, assessment.about
    return [
        Problem("exchange.unfound", assessment=assessment.id, key=key, other=other)
        for key, other in (("carries", about.carries), ("corrects", about.corrects))
        if other and not (root / other / "assessment.yaml").is_file()
    ]


class _Plain(yaml.SafeDumper):
    """Everything is written out where it stands; what looks like a line break but is none to JSON is escaped."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _text(dumper: _Plain, text: str) -> yaml.ScalarNode:
    odd = any(not one.isprintable() and one != "\n" for one in text)
    style = '"' if odd else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Plain.add_representer(str, _text)


def _written(event: Event) -> dict[str, Any]:
    return event.model_dump(mode="json", exclude_defaults=True)


def _lines(events: Iterable[Event]) -> bytes:
    return b"".join(map(line, events))


def _ids(events: Iterable[Event]) -> set[str]:
    return {one for event in events for one in (event.by, event.via) if one}


def _owners(plan: Iterable[PlanEvent]) -> set[str]:
    aims = [event.value for event in plan if isinstance(event, Target | Step)]
    return {aim.owner for aim in aims if aim and aim.owner}


def _check_model(given: Exported, file: Path) -> None:
    """Raises Problem where the questionnaire is neither here nor in the file."""
    key = given.about.model, given.about.version
    copy = frozen(given.log)
    try:
        there = copy is not None and bool(Model.model_validate(copy.model))
    except ValidationError:
        there = False
    if not there and key not in models():
        known = ", ".join(" ".join(one) for one in models())
        raise Problem("exchange.model", file=file, named=" ".join(key), known=known)
