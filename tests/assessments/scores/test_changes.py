"""What changed between two assessments, worked out by hand beside each."""

from fractions import Fraction
from pathlib import Path

import pytest

from assessments.answers.standing import Standing
from assessments.questionnaire.model import models as every_model
from assessments.questionnaire.shape import Model
from assessments.scores.changes import AnswerChange, Changes, between
from tests.assessments.answered import answers, questionnaire
from tests.assessments.small import OLDER, WHOLE, models


def compared(model: Model, before: str, after: str) -> Changes:
    return between(model, answers(model, before), model, answers(model, after))


def spoken(found: Changes) -> dict[str | None, str | None]:
    return {one.goal: one.said for one in found.maturity}


OPEN = "?" * 5  # of 25 points twenty are assessed: just enough


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        # 50 (40 to 60), and then 55 (44 to 64), 45 (36 to 56), 52.5 (42 to 62)
        ("y" * 10 + "n" * 10, "y" * 11 + "n" * 9, "up"),
        ("y" * 10 + "n" * 10, "y" * 9 + "n" * 11, "down"),
        ("y" * 10 + "n" * 10, "y" * 10 + "p" + "n" * 9, None),
        ("y" * 10 + "p" + "n" * 9, "y" * 10 + "n" * 10, None),
    ],
)
def test_five_points_are_said(before: str, after: str, said: str | None) -> None:
    assert spoken(compared(questionnaire([[25]]), before + OPEN, after + OPEN)) == {None: said, "g1": said}


def test_where_all_is_assessed_every_difference_is_certain() -> None:
    # 50 and 52.5, neither of which could be anything else
    assert spoken(compared(questionnaire([[20]]), "y" * 10 + "n" * 10, "y" * 10 + "p" + "n" * 9))[None] == "up"


def test_exactly_five_points_are_enough_where_floats_fall_short() -> None:
    # two activities at 0 and one of 20 assessed points: (0 + 0 + 5 k) ÷ 3, for k = 4 and 7: 6.67 and 11.67
    assert 35 / 3 - 20 / 3 < 5
    words = ["nn" + "y" * yes + "n" * (20 - yes) + OPEN for yes in (4, 7)]
    assert spoken(compared(questionnaire([[1, 1, 25]]), *words)) == {None: "up", "g1": "up"}


def test_a_goal_may_change_where_the_whole_does_not() -> None:
    # g1 from 50 to 100, g2 from 100 to 50: the whole stays at 75
    found = compared(questionnaire([[2], [2]]), "yn yy".replace(" ", ""), "yy yn".replace(" ", ""))
    assert spoken(found) == {None: None, "g1": "up", "g2": "down"}
    assert [one.after.value for one in found.maturity] == [Fraction(3, 4), Fraction(1), Fraction(1, 2)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        # ranges 0–40 and 50–100, with half and more assessed
        ("nnnnnn????", "yyyyy?????", "up"),
        ("yyyyy?????", "nnnnnn????", "down"),
        # 0–40 and 40–100 touch, and only four of ten are assessed
        ("nnnnnn????", "yyyy??????", None),
        # values 0 and 28.6, ranges 0–30 and 20–50: seven of ten are not enough
        ("nnnnnnn???", "yynnnnn???", None),
        # eight of ten both times: 0 and 12.5
        ("nnnnnnnn??", "ynnnnnnn??", "up"),
        # eight, then seven: 0–20 and 20–50
        ("nnnnnnnn??", "yynnnnn???", None),
        # nothing assessed, or nothing that applies
        ("??????????", "yyyyyyyyyy", None),
        ("----------", "yyyyyyyyyy", None),
        ("yyyyyyyyyy", "----------", None),
    ],
)
def test_what_is_not_assessed_keeps_a_change_from_being_said(before: str, after: str, said: str | None) -> None:
    assert spoken(compared(questionnaire([[10]]), before, after))[None] == said


def test_answers_that_are_not_settled_widen_the_range() -> None:
    # two points: no and no, then yes and "yes or no": 0–0 and 50–100 are apart, 100 and 0–100 are not
    model = questionnaire([[2]])
    assert spoken(compared(model, "n n", "y y/n"))[None] == "up"
    # both may be no: 0–0 and 0–100, but all is covered and the standing answers are 100 apart
    assert spoken(compared(model, "n n", "y/n y/n"))[None] == "up"
    assert spoken(compared(questionnaire([[3]]), "n n ?", "y/n y/n ?"))[None] is None


@pytest.mark.parametrize(
    ("word", "turn"),
    [
        ("ny", "up"), ("np", "up"), ("py", "up"), ("yp", "down"), ("yn", "down"), ("pn", "down"),
        ("?n", "assessed"), ("y?", "unassessed"), ("-?", "unassessed"),
        ("y-", "not_applicable"), ("?-", "not_applicable"), ("-n", "applicable"),
    ],
)  # fmt: skip
def test_answers_turn(word: str, turn: str) -> None:
    (found,) = compared(questionnaire([[2]]), word[0] + "y", word[1] + "y").answers
    assert (found.point, found.turn, found.disputed) == ("A-1.1", turn, False)


def test_a_change_that_is_not_settled_is_marked() -> None:
    model = questionnaire([[3]])
    found = compared(model, "n n/y n", "y/n y n").answers
    assert found == [AnswerChange("A-1.1", "no", "yes", True), AnswerChange("A-1.2", "no", "yes", True)]


def test_questions_that_changed_are_no_changes_of_answers(tmp_path: Path) -> None:
    known = models(tmp_path, WHOLE, OLDER)
    old, new = known["small", "1.0"], known["small", "2.0"]
    # the older asks, A-1.2 (worded otherwise), A-1.1, A-2.1; the newer
    found = between(old, answers(old, "ynny"), new, answers(new, "yyy"))
    assert found.answers == [AnswerChange("A-1.1", "no", "yes", False)]
    assert (found.questions.reworded, found.questions.gone, found.questions.new) == (["A-1.2"], ["A-1.3"], [])
    # over alone: (0 + 100) ÷ 2, then 100; with the others it would be from 66.7
    assert [(one.goal, one.before.value, one.after.value, one.said) for one in found.maturity] == [
        (None, Fraction(1, 2), Fraction(1), "up"),
        ("use", Fraction(1, 2), Fraction(1), "up"),
    ]
    back = between(new, answers(new, "yyy"), old, answers(old, "ynny"))
    assert (back.questions.new, [one.point for one in back.answers]) == (["A-1.3"], ["A-1.1"])


def test_nothing_is_said_where_no_question_stayed() -> None:
    one, other = questionnaire([[1]]), questionnaire([[1]]).model_copy(update={"reworded": ("A-1.1",)})
    found = between(one, answers(one, "n"), other, answers(other, "y"))
    assert (found.maturity, found.answers, found.questions.reworded) == ([], [], ["A-1.1"])


def test_from_1_2_to_1_3_of_good_governance() -> None:
    old, new = every_model()["ggi", "1.2"], every_model()["ggi", "1.3"]
    no, yes = (Standing(value, frozenset(), None) for value in ("no", "yes"))
    # all no in 1.2; in 1.3 the reworded point alone is a yes: no answer changed, and maturity stays 0
    found = between(old, dict.fromkeys(old.points, no), new, dict.fromkeys(new.points, no) | {"GGI-A-21.5": yes})
    assert (len(found.questions.same), found.answers) == (108, [])
    assert (found.questions.reworded, found.questions.gone, found.questions.new) == (
        ["GGI-A-21.5"], ["GGI-A-21.10"], [],
    )  # fmt: skip
    assert {one.after.value for one in found.maturity} == {Fraction(0)}
    assert [one.goal for one in found.maturity] == [None, *(goal.id for goal in new.goals)]
