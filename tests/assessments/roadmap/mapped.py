"""A questionnaire of two goals whose gains can be told at sight, and roadmaps of it."""

from datetime import date
from pathlib import Path
from typing import Any

from assessments.evidence.finding import findings
from assessments.folder import Assessment
from assessments.planning import intend
from assessments.questionnaire.model import Model
from assessments.roadmap.roadmap import Roadmap, roadmap
from tests.assessments.begun import begun
from tests.assessments.evidence.measured import numbers, row
from tests.assessments.said import Draft, answer
from tests.assessments.small import models

UNTIL = date(2027, 1, 31)

# Two goals, so each is half of the whole. Use, a quarter each, a point of A-1 an eighth.
# Care: A-3 alone, a half.
TEXT = """\
id: mapped
version: "1.0"
title: Mapped
source: Ourselves
subject: organisation
goals:
  - id: use
    title: Use
    activities:
      - id: A-1
        title: Know
        next: [A-2, A-3]
        points:
          - {id: A-1.1, question: "Is there a list?", help: Yes if there is., first_look: true}
          - {id: A-1.2, question: "Is it true?", help: Yes if it is.}
      - id: A-2
        title: Share
        points:
          - id: A-2.1
            question: Is it looked at?
            help: Yes if it is.
            first_look: true
            evidence: {use: answers, metric: change_requests_reviewed, yes: {at_least: 80}, partly: {at_least: 40}}
  - id: care
    title: Care
    activities:
      - id: A-3
        title: Mend
        next: [A-1]
        points:
          - {id: A-3.1, question: "Is it mended?", help: Yes if it is., first_look: true}
          - {id: A-3.2, question: "Is it mended fast?", help: Yes if it is.}
"""


def model(folder: Path) -> Model:
    return models(folder, TEXT)["mapped", "1.0"]


def assessment(folder: Path, answers: dict[str, str], *plan: Draft) -> Assessment:
    """One with these answers and this plan."""
    (folder / "models").mkdir()
    one = begun(folder / "all", model(folder / "models"))
    one.say([answer(point, value) for point, value in answers.items()])
    intend(one, plan)
    return one


def mapped(folder: Path, answers: dict[str, str], *plan: Draft, reviewed: float | None = None, **seen: Any) -> Roadmap:
    """Its roadmap, beside one number where it is given."""
    one = assessment(folder, answers, *plan)
    known = reviewed is not None
    found = findings(one.model, numbers(folder, row("change_requests_reviewed", reviewed, **seen))) if known else {}
    return roadmap(one, found)


def planned(kind: str, key: str, value: Any = None) -> Draft:
    return {"kind": kind, "key": key, "by": "p-9", "value": value}


def target(key: str, score: float) -> Draft:
    return planned("target", key, {"score": score, "date": UNTIL})


def effort(key: str, days: float) -> Draft:
    return planned("effort", key, {"days": days})


def step(key: str, due: date = UNTIL, **task: Any) -> Draft:
    return planned("step", key, {"due": due, **task})
