"""Which activity comes next, worked out by hand: half of the whole is each goal, a quarter A-1 and A-2 each."""

from pathlib import Path

import pytest

from assessments.roadmap import wording
from assessments.roadmap.roadmap import Roadmap
from tests.assessments.roadmap.mapped import effort, mapped, target

NONE = {"A-1.1": "no", "A-1.2": "no", "A-2.1": "no", "A-3.1": "no", "A-3.2": "no"}


def order(one: Roadmap) -> list[str]:
    return [each.activity.id for each in one.candidates]


def gains(one: Roadmap) -> dict[str, float | None]:
    return {each.activity.id: each.gain for each in one.candidates}


def test_what_brings_more_comes_first(tmp_path: Path) -> None:
    one = mapped(tmp_path, NONE | {"A-1.1": "partly", "A-3.1": "partly"})
    # A-1 is at 25 of a quarter: 18.75; A-2 at 0 of a quarter: 25; A-3 at 25 of a half: 37.5
    assert gains(one) == pytest.approx({"A-3": 37.5, "A-2": 25, "A-1": 18.75})
    assert order(one) == ["A-3", "A-2", "A-1"]


def test_what_has_a_target_comes_before(tmp_path: Path) -> None:
    one = mapped(tmp_path, NONE | {"A-1.1": "yes"}, target("A-1", 60))
    # A-1 is at 50, and lacks 10 of a quarter
    assert gains(one) == pytest.approx({"A-1": 2.5, "A-3": 50, "A-2": 25})
    assert order(one) == ["A-1", "A-3", "A-2"]
    assert [each.target for each in one.candidates] == [60, 100, 100]


def test_what_something_reached_leads_to_comes_before_what_brings_more(tmp_path: Path) -> None:
    # A-1 leads to; A-3 leads to A-1
    one = mapped(tmp_path, NONE | {"A-3.1": "yes", "A-3.2": "partly"})
    assert [(each.activity.id, each.led_by) for each in one.candidates] == [("A-1", ("A-3",)), ("A-2", ()), ("A-3", ())]
    assert one.states == {"A-1": "next", "A-2": "later", "A-3": "later"}


def test_from_75_on_it_leads_and_not_before(tmp_path: Path) -> None:
    for n, (second, led) in enumerate({"partly": ("A-3",), "no": ()}.items()):
        folder = tmp_path / str(n)
        folder.mkdir()
        one = mapped(folder, NONE | {"A-3.1": "yes", "A-3.2": second})  # 75, 50
        assert next(each.led_by for each in one.candidates if each.activity.id == "A-1") == led


@pytest.mark.parametrize(
    ("value", "near"), [(72.0, True), (71.9, False), (79.9, True), (80.0, False), (95.0, False)]
)  # a tenth of 80 is 8
def test_a_number_that_lacks_a_tenth_is_nearly_there(value: float, near: bool, tmp_path: Path) -> None:
    one = mapped(tmp_path, NONE, reviewed=value)
    (two,) = (each for each in one.candidates if each.activity.id == "A-2")
    assert [each.point for each in two.near] == (["A-2.1"] if near else [])
    assert order(one)[0] == ("A-2" if near else "A-3")
    assert one.states["A-2"] == ("next" if near else "later")


def test_a_number_of_too_little_is_not_nearly_there(tmp_path: Path) -> None:
    one = mapped(tmp_path, NONE, reviewed=75, coverage=0.5)  # 0.8 is asked for
    (two,) = (each for each in one.candidates if each.activity.id == "A-2")
    assert (two.near, two.numbers[0].value) == ((), None)


def test_of_equal_gain_less_work_comes_first_and_unknown_work_last(tmp_path: Path) -> None:
    answers = NONE | {"A-3.1": "partly", "A-3.2": "partly"}  # 25 from each
    one = mapped(tmp_path, answers, effort("A-3", 4), effort("A-2", 9))
    assert gains(one) == pytest.approx({"A-3": 25, "A-2": 25, "A-1": 25})
    assert [(each.activity.id, each.days) for each in one.candidates] == [("A-3", 4), ("A-2", 9), ("A-1", None)]


def test_effort_is_the_sum_of_the_open_questions_where_each_has_its_own(tmp_path: Path) -> None:
    answers = NONE | {"A-3.1": "yes"}
    one = mapped(tmp_path, answers, effort("A-1.1", 2), effort("A-1.2", 1.5), effort("A-3.1", 8))
    days = {each.activity.id: each.days for each in one.candidates}
    assert days == {"A-1": 3.5, "A-2": None, "A-3": None}  # of A-3 what is open has none


def test_what_is_hardly_assessed_brings_nobody_knows_what_and_comes_last(tmp_path: Path) -> None:
    one = mapped(tmp_path, {"A-1.1": "no", "A-1.2": "no", "A-2.1": "no"})
    assert gains(one) == pytest.approx({"A-1": 25, "A-2": 25, "A-3": None})
    assert order(one)[-1] == "A-3"
    assert wording.brings(None) == "unknown, too little is assessed"
    assert one.candidates[-1].points == ("A-3.1", "A-3.2")


def test_what_is_at_its_target_or_does_not_apply_is_left_out(tmp_path: Path) -> None:
    answers = NONE | {"A-1.1": "yes", "A-2.1": "not_applicable", "A-3.1": "yes", "A-3.2": "yes"}
    one = mapped(tmp_path, answers, target("A-1", 50))
    assert order(one) == []
    assert one.states == {"A-1": "reached", "A-3": "reached"}


def test_it_names_the_questions_and_numbers_that_would_move(tmp_path: Path) -> None:
    one = mapped(tmp_path, NONE | {"A-1.1": "yes"} | {"A-1.2": "partly"}, reviewed=75)
    by_id = {each.activity.id: each for each in one.candidates}
    assert by_id["A-1"].points == ("A-1.2",)
    (number,) = by_id["A-2"].numbers
    assert (number.metric, number.value, number.bound) == ("change_requests_reviewed", 75, 80)
    assert wording.number(number).endswith(": 75\N{NO-BREAK SPACE}%, a yes takes 80\N{NO-BREAK SPACE}% or more")


def test_why_it_comes_next_is_said(tmp_path: Path) -> None:
    # A-1 at 75 of 90, A-2 at 0 and led to by A-1, with a number that is nearly there
    answers = NONE | {"A-1.1": "yes", "A-1.2": "partly"}
    one = mapped(tmp_path, answers, target("A-1", 90), reviewed=75)
    short = wording.number(one.candidates[2].numbers[0])
    assert [wording.why(each, one.model) for each in one.candidates] == [
        ["it is 15 points below its target of 90"],
        ["“Know” is reached and leads to it"],
        ["“Know” is reached and leads to it", f"a number is nearly there ({short})"],
    ]  # fmt: skip
    assert order(one) == ["A-1", "A-3", "A-2"]
