"""Targets on numbers: which word holds, and since when."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from assessments.folder import Assessment
from assessments.planning import intend
from assessments.targets import on_numbers
from data.configuration import Configuration
from data.path import Goal
from tests.assessments.begun import asking, begun

UNTIL = date(2027, 12, 31)
JANUARY, FEBRUARY, MARCH = (date(2026, month, 5) for month in (1, 2, 3))


def say(one: Assessment, on: date, value: float | None, key: str = "commits", owner: str | None = None) -> None:
    aim = None if value is None else {"value": value, "date": UNTIL, "owner": owner}
    intend(asking(one, None, on), [{"kind": "target", "key": key, "by": "p-9", "value": aim}])


def goals(root: Path, **targets: Any) -> dict[str, Goal]:
    return on_numbers(root, Configuration.model_validate({"organisation": {"name": "x"}, "targets": targets}))


@pytest.fixture
def one(tmp_path: Path) -> Assessment:
    return begun(tmp_path, None, on=date(2025, 6, 1))


def test_what_is_configured_holds_where_no_plan_says_otherwise(one: Assessment, tmp_path: Path) -> None:
    said = {"value": 80, "date": UNTIL, "since": JANUARY}
    assert goals(tmp_path, licence_coverage=90, commits=said) == {
        "licence_coverage": Goal(90), "commits": Goal(80, UNTIL, JANUARY),
    }  # fmt: skip
    say(one, FEBRUARY, 70, owner="p-1")
    assert goals(tmp_path, commits=said) == {"commits": Goal(70, UNTIL, FEBRUARY, "p-1")}
    say(one, MARCH, None)
    assert goals(tmp_path, commits=said) == {"commits": Goal(80, UNTIL, JANUARY)}
    assert goals(tmp_path) == {}


def test_moving_the_goalposts_keeps_the_start(one: Assessment, tmp_path: Path) -> None:
    say(one, JANUARY, 70)
    say(one, FEBRUARY, 60)
    assert goals(tmp_path) == {"commits": Goal(60, UNTIL, JANUARY)}
    say(one, FEBRUARY, None)
    say(one, MARCH, 65)
    assert goals(tmp_path) == {"commits": Goal(65, UNTIL, MARCH)}


def test_the_newest_word_of_any_assessment_holds(one: Assessment, tmp_path: Path) -> None:
    other = begun(tmp_path, None, on=date(2026, 1, 1))
    say(one, JANUARY, 70)
    say(other, FEBRUARY, 60)
    assert goals(tmp_path) == {"commits": Goal(60, UNTIL, JANUARY)}
    say(one, MARCH, 65)
    assert goals(tmp_path) == {"commits": Goal(65, UNTIL, JANUARY)}
    say(other, MARCH, None)  # at the same moment: the later assessment
    assert goals(tmp_path) == {}


def test_only_numbers_of_the_organisation(one: Assessment, tmp_path: Path) -> None:
    elsewhere = begun(tmp_path, None, subject="other", on=date(2026, 1, 1))
    say(elsewhere, JANUARY, 70)
    score = {"score": 50, "date": UNTIL}
    intend(asking(one, None, JANUARY), [{"kind": "target", "key": "GGI-A-17", "by": "p-9", "value": score}])
    assert goals(tmp_path) == {}


def test_a_line_that_is_none_is_passed_over(one: Assessment, tmp_path: Path) -> None:
    say(one, JANUARY, 70)
    file = one.folder / "plan.jsonl"
    text = file.read_text("utf-8")
    at = f"{datetime(2026, 2, 1).isoformat()}Z"
    said = '{"kind":"target","seq":%d,"at":"%s","by":"p-9","key":"%s","value":{%s,"date":"2027-01-01"}}\n'
    file.write_text(
        text + "torn\n" + said % (2, at, "commits", '"score":5') + said % (3, at, "nonsense", '"value":5'), "utf-8"
    )
    assert goals(tmp_path) == {"commits": Goal(70, UNTIL, JANUARY)}


def test_nothing_is_there(tmp_path: Path) -> None:
    assert goals(tmp_path / "none") == {}
