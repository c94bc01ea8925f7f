"""Assessments for pages to show, with answers so plain that their scores can be told at sight."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from assessments import workflow
from assessments.folder import About, Assessment
from assessments.making import create
from assessments.people import person
from assessments.questionnaire.shape import Model
from data.workspace import Workspace
from data.workspace import create as create_workspace

SLUG = "city-of-x"
TODAY = datetime.now(UTC).date()
LAST_YEAR, BEFORE = (date(TODAY.year - n, 3, 10) for n in (1, 2))
GOALS = ("usage", "trust", "culture", "engagement", "strategy")


def empty(folder: Path) -> Workspace:
    """A workspace without numbers."""
    return create_workspace(folder, "City of X")


def begun(workspace: Workspace, day: date = TODAY, version: str = "1.3", **about: str) -> Assessment:
    """An assessment without answers, led by Anna."""
    root = workspace.assessments
    asked = {"model": "ggi", "version": version, "subject": SLUG, **about}
    return create(root, About(**asked, leads=(person(root, "Anna Example"),)), day)


def answered(
    assessment: Assessment, answers: Mapping[str, str], by: str = "Anna Example", hat: str | None = None
) -> None:
    """Answers to goals, activities or points, by id; a later key speaks of its points once more."""
    root, model = assessment.folder.parent, assessment.model
    said = {"by": person(root, by), "kind": "answer", **({"hat": hat} if hat else {})}
    assessment.say([
        {**said, "key": point, "value": value, **({"note": "Not ours."} if value == "not_applicable" else {})}
        for key, value in answers.items()
        for point in points(model, key)
    ])  # fmt: skip


def points(model: Model, key: str) -> list[str]:
    """Ids of the points of a goal, an activity or a point."""
    whole = [each for goal in model.goals if goal.id == key for one in goal.activities for each in model.asked(one.id)]
    return whole or model.asked(key)


def whole(*five: str) -> dict[str, str]:
    """An answer for each goal of Good Governance in its order."""
    return dict(zip(GOALS, five, strict=True))


def frozen(assessment: Assessment, day: date, reason: str | None = None) -> Assessment:
    """Frozen by Anna."""
    workflow.freeze(assessment, person(assessment.folder.parent, "Anna Example"), SLUG, day, reason)
    return assessment
