"""Steps: what is planned holds until it is said anew or taken back, and what each would move."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessments.planning import intend, planned
from assessments.roadmap.roadmap import roadmap
from data.words import Problem
from tests.assessments.roadmap.mapped import UNTIL, assessment, effort, mapped, step, target
from tests.assessments.roadmap.test_candidates import NONE


def test_the_newest_word_on_a_step_holds(tmp_path: Path) -> None:
    one = assessment(tmp_path, NONE, step("A-1", days=2), step("A-1.2", title="Ask"))
    intend(one, [step("A-1", owner="p-1", start=date(2026, 12, 1))])
    held = planned(one).steps
    assert (held["A-1"].days, held["A-1"].owner, held["A-1"].start, held["A-1"].done) == (
        None, "p-1", date(2026, 12, 1), False,
    )  # fmt: skip
    intend(one, [{"kind": "step", "key": "A-1", "by": "p-9", "value": None}])
    assert planned(one).steps.keys() == {"A-1.2"}


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (step("A-9"), "plan.nowhere"), (step("A-1", start=date(2027, 2, 1)), "event.invalid"),
        (step("A-1", days=-1), "event.invalid"), (step("A-1", title=" "), "event.invalid"),
        ({"kind": "step", "key": "A-1", "by": "p-9", "value": {}}, "event.invalid"),
    ],
)  # fmt: skip
def test_what_is_no_step_is_refused(draft: dict[str, object], code: str, tmp_path: Path) -> None:
    one = assessment(tmp_path, NONE)
    with pytest.raises(Problem) as refused:
        intend(one, [draft])
    assert refused.value.code == code
    assert not planned(one).steps


def test_a_step_may_be_due_on_the_day_it_begins(tmp_path: Path) -> None:
    one = assessment(tmp_path, NONE, step("A-1", start=UNTIL))
    assert planned(one).steps["A-1"].start == UNTIL


def test_open_ones_come_first_by_their_day(tmp_path: Path) -> None:
    one = mapped(
        tmp_path, NONE, step("A-1", date(2027, 3, 1)), step("A-2", date(2026, 1, 1), done=True),
        step("A-3", date(2027, 2, 1)),
    )  # fmt: skip
    assert [each.key for each in one.steps] == ["A-3", "A-1", "A-2"]
    assert [each.key for each in one.open] == ["A-3", "A-1"]
    assert [each.late(date(2027, 2, 2)) for each in one.steps] == [True, False, False]
    assert [each.late(date(2027, 2, 1)) for each in one.steps] == [False, False, False]


def test_each_says_what_it_would_move(tmp_path: Path) -> None:
    answers = NONE | {"A-1.1": "yes", "A-3.1": "partly"}
    one = mapped(
        tmp_path, answers, target("A-1", 80), effort("A-1", 3), step("A-1"), step("A-3.1", days=1), reviewed=75
    )
    by_key = {each.key: each for each in one.steps}
    # A-1 is at 50, lacks 30 of a quarter; half a yes lacks of, a quarter of the whole
    moved: dict[str, Any] = {key: (each.gain, each.points, each.days) for key, each in by_key.items()}
    assert moved == {"A-1": (pytest.approx(7.5), ("A-1.2",), 3), "A-3.1": (pytest.approx(12.5), ("A-3.1",), 1)}
    assert by_key["A-3.1"].activity.id == "A-3"


def test_what_an_open_step_is_about_waits_no_more_until_it_is_done(tmp_path: Path) -> None:
    one = mapped(tmp_path, NONE, step("A-3.1"), step("A-2", done=True))
    assert [each.activity.id for each in one.waiting] == ["A-1", "A-2"]
    assert one.states == {"A-1": "later", "A-2": "later", "A-3": "planned"}
    intend(one.assessment, [step("A-3.1", done=True)])
    assert roadmap(one.assessment, {}).waiting[0].activity.id == "A-3"


def test_a_question_nobody_assessed_brings_nobody_knows_what(tmp_path: Path) -> None:
    one = mapped(tmp_path, {"A-1.1": "yes", "A-2.1": "not_applicable"}, step("A-1.2"), step("A-1.1"), step("A-2.1"))
    assert {each.key: each.gain for each in one.steps} == {"A-1.2": None, "A-1.1": 0, "A-2.1": 0}
