"""A version written as its differences, and what of its answers carries over."""

from pathlib import Path

import pytest

from assessments.questionnaire.carry_over import CarryOver, carry_over
from assessments.questionnaire.model import models as shipped
from data.words import Problem
from tests.assessments.small import OLDER, WHOLE, models


def test_an_older_version_is_whole(tmp_path: Path) -> None:
    older, newer = models(tmp_path, WHOLE, OLDER).values()
    assert (older.version, older.title, older.roles) == ("1.0", "Small", {"lead": "Team lead"})
    know = older.activities["A-1"]
    assert (know.title, know.roles, know.next, know.groups.stage) == ("Know well", ("lead",), ("A-2",), 1)
    assert [point.id for point in know.points] == ["A-1.3", "A-1.2", "A-1.1"]
    assert know.points[1] == newer.points["A-1.2"]
    assert older.activities["A-2"] == newer.activities["A-2"]
    assert (older.retired, list(newer.retired)) == ({}, ["A-1.3"])


def test_a_key_left_blank_says_nothing(tmp_path: Path) -> None:
    blank = OLDER.replace("title: Know well", "title:\n        roles:") + "retired:\n"
    know = models(tmp_path, WHOLE, blank)["small", "1.0"].activities["A-1"]
    assert (know.title, know.roles) == ("Know", ("lead",))


def test_carry_over_in_both_directions(tmp_path: Path) -> None:
    older, newer = models(tmp_path, WHOLE, OLDER).values()
    assert carry_over(older, newer) == CarryOver(["A-1.1", "A-2.1"], ["A-1.2"], ["A-1.3"], [])
    assert carry_over(newer, older) == CarryOver(["A-1.1", "A-2.1"], ["A-1.2"], [], ["A-1.3"])
    assert carry_over(newer, newer) == CarryOver(["A-1.1", "A-1.2", "A-2.1"], [], [], [])


def test_another_question_is_reworded_though_nobody_said_so(tmp_path: Path) -> None:
    silent = OLDER.replace("reworded: [A-1.2]\n", "").replace("- id: A-1.1", "- id: A-1.1\n            question: Else?")
    older, newer = models(tmp_path, WHOLE, silent).values()
    assert carry_over(older, newer).reworded == ["A-1.1"]


def test_over_two_steps(tmp_path: Path) -> None:
    oldest = 'id: small\nversion: "0.9"\nextends: small@1.0\nreworded: [A-2.1]\n'
    first, older, newer = models(tmp_path, WHOLE, OLDER, oldest).values()
    assert carry_over(first, older).reworded == ["A-2.1"]
    assert carry_over(first, newer).reworded == ["A-1.2", "A-2.1"]
    assert [point.id for point in first.activities["A-1"].points] == ["A-1.3", "A-1.2", "A-1.1"]


def test_a_newer_version_retires_adds_and_keeps_the_order(tmp_path: Path) -> None:
    third = """\
id: small
version: "3.0"
extends: small@2.0
goals:
  - id: learn
    title: Learn
    activities: [{id: A-9, title: Read, points: [{id: A-9.1, question: "Read?", help: Yes., first_look: true}]}]
  - id: use
    activities: [{id: A-1, points: [{id: A-1.2}]}]
retired:
  A-1.1: {until: "2.0", reason: Nobody knew.}
"""
    newest = list(models(tmp_path, WHOLE, third).values())[-1]
    assert [goal.id for goal in newest.goals] == ["use", "learn"]
    assert list(newest.points) == ["A-1.2", "A-2.1", "A-9.1"]
    assert set(newest.retired) == {"A-1.1", "A-1.3"}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("            help: Yes if there is.\n", "", "b.yaml, line 11, A-1.3, key help: This key is required."),
        ("title: Know well", "name: Know", "b.yaml, line 9, A-1, key name: This key is not known"),
        ("reworded: [A-1.2]", "reworded: A-1.2", "b.yaml, line 4, small, key reworded: A list is expected"),
        ("reworded: [A-1.2]", "retired: [A-1.2]", "b.yaml, line 4, small, key retired: Keys with values are expected"),
        ("goals:\n  - id: use\n", "goals:\n  - id: moon\n", "b.yaml, line 6, moon, key title: This key is required."),
        ("          - id: A-1.1\n", "          - id: A-1.2\n", "b.yaml, line 15: the id A-1.2 stands twice."),
        ("extends: small@2.0", "extends: small", "b.yaml, line 1: small extends small, which is not there."),
    ],
)
def test_a_mistake_in_a_difference_has_its_own_line(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert OLDER.count(old) == 1
    with pytest.raises(Problem) as problem:
        models(tmp_path, WHOLE, OLDER.replace(old, new))
    assert str(problem.value).replace(f"{tmp_path}/", "").startswith(sentence)


def test_an_id_that_the_base_has_elsewhere_stands_twice(tmp_path: Path) -> None:
    point = '[{id: A-1.4, question: "Else?", help: Yes., first_look: true}]'
    other = f"{OLDER}  - id: moon\n    title: Moon\n    activities: [{{id: A-2, title: Else, points: {point}}}]\n"
    with pytest.raises(Problem, match=r"b\.yaml, line 18: the id A-2 stands twice"):
        models(tmp_path, WHOLE, other)


def test_a_questionnaire_of_another_name_keeps_what_was_given_up(tmp_path: Path) -> None:
    own = 'id: own\nversion: "0.1"\nextends: small@2.0\n'
    assert list(models(tmp_path, WHOLE, own)["own", "0.1"].retired) == ["A-1.3"]


def test_a_mistake_in_the_base_is_the_base_s(tmp_path: Path) -> None:
    with pytest.raises(Problem) as problem:
        models(tmp_path, WHOLE.replace("title: Know", "titel: Know"), OLDER)
    assert "a.yaml, line 13, A-1, key titel" in str(problem.value)


def test_ggi_1_2_and_1_3() -> None:
    # 108 the same, one reworded, one gone: counted in the handbooks
    old, new = shipped()["ggi", "1.2"], shipped()["ggi", "1.3"]
    carried = carry_over(old, new)
    assert (len(carried.same), carried.reworded, carried.gone, carried.new) == (
        108, ["GGI-A-21.5"], ["GGI-A-21.10"], [],
    )  # fmt: skip
    legal = [point.id.removeprefix("GGI-A-21.") for point in old.activities["GGI-A-21"].points]
    assert legal == ["1", "2", "3", "4", "10", "5", "6", "7", "8", "9"]
    assert new.retired["GGI-A-21.10"].until == "1.2"
