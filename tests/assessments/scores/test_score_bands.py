"""Words for a score, and the first look that has none."""

import pytest

from assessments.scores.bands import band, bands, said
from assessments.scores.first_look import first_look
from assessments.scores.score import score
from tests.assessments.answered import answers, questionnaire


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "not started"), (0.01, "initial"), (24.99, "initial"), (25, "developing"), (49.99, "developing"),
        (50, "established"), (74.99, "established"), (75, "leading"), (100, "leading"),
    ],
)  # fmt: skip
def test_band_of_a_number(number: float, word: str) -> None:
    assert band(number) == word


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        ("nnnnnnnnnn", "not started"),
        ("yyyyyyyyyy", "leading"),
        ("yyyyynnnnn", "established"),
        ("yyyyynnnn?", "established"),  # 50 to 60
        ("yyyypnnnn?", "between developing and established"),  # 45 to 55
        ("??????????", None),
        ("nnnnnnnnn?", "between not started and initial"),  # 0 to 10
        ("y?????????", "between initial and leading"),
        ("yyyyyyyy--", "leading"),  # a fifth does not apply
        ("yyyyyyy---", None),
        ("----------", None),
    ],
)
def test_a_band_is_named_only_where_the_whole_range_lies_in_it(answered: str, words: str | None) -> None:
    model = questionnaire([[10]])
    assert said(score(model, answers(model, answered)).whole) == words


def test_a_band_at_its_bound_is_met_exactly() -> None:
    # (⅔ + ½ + ⅓) ÷ 3 = ½, which binary numbers make a little less
    model = questionnaire([[3], [6], [9]])
    found = score(model, answers(model, "yyn" + "yyynnn" + "yyynnnnnn")).whole
    assert (found.value, bands(found)) == (50, ("established", "established"))


def test_first_look_is_marks_and_a_count_a_goal() -> None:
    model = questionnaire([[2, 1], [1, 3]], look=True)
    looks = first_look(model, answers(model, "y n y/n - y y y"))
    assert [(look.goal, look.yes, len(look.marks)) for look in looks] == [("g1", 2, 2), ("g2", 1, 2)]
    marks = [(mark.activity, mark.point, mark.answer, mark.disputed) for look in looks for mark in look.marks]
    assert marks == [
        ("A-1", "A-1.1", "yes", False), ("A-2", "A-2.1", "yes", True),
        ("A-3", "A-3.1", "not_applicable", False), ("A-4", "A-4.1", "yes", False),
    ]  # fmt: skip
    assert [mark.answer for mark in first_look(model, {})[0].marks] == ["not_assessed"] * 2


def test_no_first_look_where_the_model_has_none() -> None:
    assert first_look(questionnaire([[2]]), {}) == []
