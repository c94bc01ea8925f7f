"""What is done next: three steps, who sees to them, and by when."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessments.folder import Assessment
from assessments.people import erase, person
from data.workspace import Workspace
from report.story import Step, Steps
from report.telling import steps
from tests.report.workspaces import answered, city, month, planned, published, told_from, whole

MONTHS = ["May", "Jun", "Jul", "Aug", "Sep"]
HALF = whole("partly", "partly", "partly", "partly", "partly")


@pytest.fixture
def ours(tmp_path: Path) -> Workspace:
    return city(tmp_path)


@pytest.fixture
def one(ours: Workspace) -> Assessment:
    published(ours, *month())  # so that it is told as of 21 November
    return answered(ours, HALF)


def told(workspace: Workspace, **wish: Any) -> Steps:
    return steps.told(told_from(workspace, **wish))


def plan(one: Assessment, *days: tuple[str, date], **more: Any) -> None:
    for key, due in days:
        planned(one, "step", key, due=due, **more)


def counts(workspace: Workspace) -> dict[str, float | None]:
    return {one.metric: one.value for one in steps.numbers(told_from(workspace)) if one.what == "count"}


def test_nothing_is_assessed(ours: Workspace) -> None:
    assert told(ours).nothing == "No step is planned, because nothing is assessed yet."
    assert counts(ours) == {}


def test_none_is_planned(ours: Workspace, one: Assessment) -> None:
    planned(one, "target", "GGI-A-37", score=100, date=date(2027, 1, 1))  # what has a target comes first
    assert told(ours).nothing == (
        "No step is planned yet. The roadmap would begin with: Open source enabling digital transformation."
    )
    assert counts(ours) == {"steps.open": 0, "steps.overdue": 0}


def test_there_is_nothing_left_to_plan(ours: Workspace) -> None:
    answered(ours, whole("yes", "yes", "yes", "yes", "yes"))
    assert told(ours).nothing == "No step is planned: everything is at its target."


def test_one_step(ours: Workspace, one: Assessment) -> None:
    plan(one, ("GGI-A-21", date(2027, 2, 1)))
    found = told(ours)
    assert found.items == (
        Step("Manage legal compliance", "Trust, brings 2 points", "nobody yet", "Feb 1, 2027", False),
    )
    assert (found.more, found.nothing) == ("", "")


@pytest.mark.parametrize(("n", "more"), [(3, ""), (4, "1 more is planned."), (5, "2 more are planned.")])
def test_three_at_most_the_earliest_first(ours: Workspace, one: Assessment, n: int, more: str) -> None:
    keys = ["GGI-A-21", "GGI-A-22", "GGI-A-23", "GGI-A-24", "GGI-A-44"]
    plan(one, *((key, date(2027, 9 - place, 1)) for place, key in enumerate(keys[:n])))
    found = told(ours)
    assert [step.due for step in found.items] == [f"{month} 1, 2027" for month in MONTHS[-n:][:3]]
    assert found.more == more
    assert counts(ours) == {"steps.open": n, "steps.overdue": 0}


def test_what_is_done_is_not_next(ours: Workspace, one: Assessment) -> None:
    plan(one, ("GGI-A-21", date(2026, 2, 1)), done=True)
    assert told(ours).items == ()
    assert counts(ours) == {"steps.open": 0, "steps.overdue": 0}


def test_late_is_what_was_due_before_the_day_of_the_report(ours: Workspace, one: Assessment) -> None:
    plan(one, ("GGI-A-21", date(2026, 11, 20)), ("GGI-A-22", date(2026, 11, 21)))
    assert [(step.due, step.late) for step in told(ours).items] == [
        ("Nov 20, 2026, overdue", True), ("Nov 21, 2026", False),
    ]  # fmt: skip
    assert counts(ours) == {"steps.open": 2, "steps.overdue": 1}


def test_its_own_title_goes_before_that_of_the_activity(ours: Workspace, one: Assessment) -> None:
    plan(one, ("GGI-A-21", date(2027, 2, 1)), title="Hire a lawyer")
    assert told(ours).items[0].title == "Hire a lawyer"


def test_whoever_was_erased_is_nobody(ours: Workspace, one: Assessment) -> None:
    ada = person(ours.assessments, "Ada")
    plan(one, ("GGI-A-21", date(2027, 2, 1)), owner=ada)
    assert told(ours).items[0].owner == "Ada"
    assert told(ours, named=False).items[0].owner == "somebody, the name left out"
    erase(ours.assessments, ada)
    assert told(ours).items[0].owner == told(ours, named=False).items[0].owner == "nobody yet"
