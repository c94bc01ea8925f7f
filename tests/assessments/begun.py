"""Assessments of a questionnaire of two activities, as they lie in a folder: begun, answered and frozen by tests."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from assessments import workflow
from assessments.folder import About, Assessment
from assessments.making import create
from assessments.questionnaire.shape import Activity, Goal, Model, Point
from tests.assessments.said import Draft, answer

TODAY = date(2026, 3, 14)

POINTS = {
    "A-1": ["A-1.1", "A-1.2"],  # asks lead and dev
    "A-2": ["A-2.1"],  # asks lead
}


def _points(activity: str) -> tuple[Point, ...]:
    return tuple(Point(id=one, question="Q?", help="H.") for one in POINTS[activity])


SMALL = Model(
    id="ggi", version="1.3", title="Small", source="Ourselves", subject="organisation",
    roles={"lead": "Team lead", "dev": "Developer", "guest": "Guest"},
    goals=(Goal(id="use", title="Use", activities=tuple(
        Activity(id=one, title="T", roles=roles, points=_points(one))
        for one, roles in (("A-1", ("lead", "dev")), ("A-2", ("lead",)))
    )),),
)  # fmt: skip


def begun(root: Path, model: Model | None = SMALL, *, leads: tuple[str, ...] = ("p-9",), corrects: str | None = None,
          carries: str | None = None, subject: str = "x", on: date = TODAY) -> Assessment:  # fmt: skip
    """A new one that asks `model` as long as it is not opened again; None: the Good Governance questionnaire."""
    about = About(model="ggi", version="1.3", subject=subject, leads=leads, corrects=corrects, carries=carries)
    return asking(create(root, about, on), model, on)


def asking(one: Assessment, model: Model | None, on: date = TODAY) -> Assessment:
    """The assessment with another questionnaire, if any, at nine o'clock of a day."""
    moment = datetime(on.year, on.month, on.day, 9)
    again = replace(one, clock=lambda: moment)
    if model:
        again.__dict__["model"] = model  # what the cached property would find in a file
    return again


def froze(one: Assessment, *drafts: Draft, on: date = TODAY) -> Assessment:
    """After these answers, or one to the first point, frozen by the lead."""
    one.say(drafts or [answer(next(iter(one.model.points)), "yes", by="p-9")])
    workflow.freeze(one, "p-9", "x", on)
    return one
