"""The score of small questionnaires, worked out by hand beside each."""

from datetime import datetime
from typing import Any

import pytest

from assessments.scores.score import Score, score
from tests.assessments.answered import answers, questionnaire


def figures(one: Score) -> tuple[Any, ...]:
    """Value, range, coverage and sample."""
    return (*(None if each is None else round(each, 4) for each in (one.value, one.low, one.high)),
            round(one.coverage, 4), one.sample_size)  # fmt: skip


def test_points_are_averaged_in_activities_in_goals_in_the_whole() -> None:
    model = questionnaire([[4, 2], [1]])
    # yes, partly, no, open; A-2: yes, yes; A-3: no
    found = score(model, answers(model, "ypn?yyn"))
    # value (1 + ½ + 0) ÷ 3 = 50; low 1½ ÷ 4 = 37.5; high (1½ + 1) ÷ 4 = 62.5; coverage 3 ÷ 4
    assert figures(found.activities["A-1"]) == (50, 37.5, 62.5, 0.75, 3)
    assert figures(found.activities["A-2"]) == (100, 100, 100, 1, 2)
    # (50 + 100) ÷ 2; (37.5 + 100) ÷ 2; (62.5 + 100) ÷ 2; (0.75 + 1) ÷ 2
    assert figures(found.goals["g1"]) == (75, 68.75, 81.25, 0.875, 5)
    assert figures(found.goals["g2"]) == (0, 0, 0, 1, 1)
    # halves of the goals' figures, not 3½ ÷ 6 = 58.3
    assert figures(found.whole) == (37.5, 34.375, 40.625, 0.9375, 6)


def test_nothing_assessed_is_no_value_and_leaves_the_mean_but_not_the_range() -> None:
    model = questionnaire([[2, 1], [3]])
    found = score(model, answers(model, "??y???"))
    assert figures(found.activities["A-1"]) == (None, 0, 100, 0, 0)
    # A-2 alone has a value: 100; low (0 + 100) ÷ 2; coverage (0 + 1) ÷ 2
    assert figures(found.goals["g1"]) == (100, 50, 100, 0.5, 1)
    assert figures(found.goals["g2"]) == (None, 0, 100, 0, 0)
    # low (50 + 0) ÷ 2; coverage (0.5 + 0) ÷ 2
    assert figures(found.whole) == (100, 25, 100, 0.25, 1)
    assert figures(score(model, {}).whole) == (None, 0, 100, 0, 0)


def test_what_does_not_apply_leaves_mean_range_and_coverage() -> None:
    model = questionnaire([[3, 2], [1, 1], [2]])
    # A-2 and the goal g3 do not apply at all
    found = score(model, answers(model, "y-? -- ?n --".replace(" ", "")))
    # of two points one is a yes: value 100, low 50, high 100, coverage ½; one of three does not apply
    assert figures(found.activities["A-1"]) == (100, 50, 100, 0.5, 1)
    assert found.activities["A-1"].not_applicable == pytest.approx(1 / 3)
    assert figures(found.activities["A-2"]) == (None, None, None, 1, 0)
    assert figures(found.goals["g1"]) == (100, 50, 100, 0.5, 1)
    assert found.goals["g1"].not_applicable == pytest.approx((1 / 3 + 1) / 2)
    # A-3 is open, A-4 a no: value 0, low 0, high 50, coverage ½
    assert figures(found.goals["g2"]) == (0, 0, 50, 0.5, 1)
    # two goals count: (100 + 0) ÷ 2; (50 + 0) ÷ 2; (100 + 50) ÷ 2; ½; not applicable (⅔ + 0 + 1) ÷ 3 = 5 ÷ 9
    assert figures(found.whole) == (50, 25, 75, 0.5, 2)
    assert found.whole.not_applicable == pytest.approx(5 / 9)


def test_nothing_that_applies_is_no_number_at_all() -> None:
    model = questionnaire([[1], [2]])
    found = score(model, answers(model, "---"))
    assert figures(found.whole) == (None, None, None, 1, 0)
    assert (found.whole.not_applicable, found.weights, found.answered) == (1, {}, 3)
    assert not found.whole.has_band


def test_weights_are_of_the_applicable_points() -> None:
    model = questionnaire([[3, 2], [1, 1], [2]])
    found = score(model, answers(model, "y-?--?n--"))
    # two goals; in g1 one activity with two points, in g2 two with one
    assert found.weights == {"A-1.1": 0.25, "A-1.3": 0.25, "A-3.1": 0.25, "A-4.1": 0.25}
    # nothing answered: three goals · two activities · three points = 18
    assert score(model, {}).weights["A-1.1"] == pytest.approx(1 / 18)
    assert score(model, {}).weights["A-5.2"] == pytest.approx(1 / 6)


def test_disputed_points_widen_the_range_over_the_answers_given() -> None:
    model = questionnaire([[4]])
    # A yes said to be partly too: 1 or ½; a no said to be a yes too: 0 or 1; partly; open: 0 or 1
    found = score(model, answers(model, "y/p n/y p ?"))
    # value (1 + 0 + ½) ÷ 3; low (½ + 0 + ½ + 0) ÷ 4; high (1 + 1 + ½ + 1) ÷ 4; coverage ¾
    assert figures(found.whole) == (50, 25, 87.5, 0.75, 3)


def test_dispute_whether_a_point_applies() -> None:
    model = questionnaire([[3]])
    # yes, no, and one that does not apply or is a yes: the mean of two, or (1 + 0 + 1) ÷ 3
    assert figures(score(model, answers(model, "y n -/y")).whole) == (50, 50, 66.6667, 1, 2)
    # … or is a no or partly: 1 ÷ 3 at the least, 1½ ÷ 3 at the most, which is no more than without it
    assert figures(score(model, answers(model, "y n -/n/p")).whole) == (50, 33.3333, 50, 1, 2)
    # a yes that perhaps does not apply: 2 ÷ 3, or 1 ÷ 2
    assert figures(score(model, answers(model, "y n y/-")).whole) == (66.6667, 50, 66.6667, 1, 3)


def test_dispute_whether_an_activity_applies() -> None:
    model = questionnaire([[2, 1]])
    # yes, partly = 75; A-2: does not apply, or is a no: 75, or (75 + 0) ÷ 2
    found = score(model, answers(model, "y p -/n"))
    assert figures(found.whole) == (75, 37.5, 75, 1, 2)
    assert figures(found.activities["A-2"]) == (None, 0, 0, 1, 0)
    # several may leave: the lowest mean takes in the no alone, the highest the yes alone
    found = score(questionnaire([[3]]), answers(questionnaire([[3]]), "-/n -/p -/y"))
    assert figures(found.whole) == (None, 0, 100, 1, 0)


def test_an_answer_taken_back_by_some_is_open_to_both_sides() -> None:
    model = questionnaire([[2]])
    assert figures(score(model, answers(model, "y p/?")).whole) == (75, 50, 100, 1, 2)


def test_collected_at_is_the_oldest_standing_answer() -> None:
    model = questionnaire([[2, 1]])
    given = answers(model, "y?n", datetime(2026, 3, 1))
    given |= {"A-1.2": answers(model, "y?n", datetime(2025, 1, 1))["A-1.2"]}  # not assessed is no answer
    given |= {"A-2.1": answers(model, "y?-", datetime(2026, 2, 1))["A-2.1"]}  # not applicable is one
    found = score(model, given)
    assert found.whole.collected_at == datetime(2026, 2, 1)
    assert found.activities["A-1"].collected_at == datetime(2026, 3, 1)
    assert score(model, {}).whole.collected_at is None


def test_answers_to_points_of_another_model_count_nothing() -> None:
    model = questionnaire([[2]])
    other = questionnaire([[2, 2]])
    assert score(model, answers(other, "ynnn")) == score(model, answers(model, "yn"))


def test_below_half_covered_the_range_is_the_headline() -> None:
    model = questionnaire([[10]])
    headlines = [score(model, answers(model, "y" * n + "?" * (10 - n))).whole.headline_is_range for n in (4, 5, 6)]
    assert headlines == [True, False, False]


def test_a_trend_takes_what_is_covered_by_four_fifths_and_applies_by_as_much() -> None:
    model = questionnaire([[10]])
    said = ["yyyyyyyy??", "yyyyyyy???", "yyyyyyyy--", "yyyyyyy---", "??????????"]
    assert [score(model, answers(model, one)).whole.for_trend for one in said] == [True, False, True, False, False]
