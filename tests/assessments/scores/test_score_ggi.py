"""The score on the Good Governance questionnaire, worked out by hand for one set of answers.

| activity | answers | value | low | high | coverage |
|---|---|---|---|---|---|
| all of Usage | yes | 100 | 100 | 100 | 1 |
| 21 (9 points) | 3 yes, 6 open | 100 | 33 1/3 | 100 | 1/3 |
| 22, 23 | partly | 50 | 50 | 50 | 1 |
| 24 | open | – | 0 | 100 | 0 |
| 44, 25, 26, 27 | no | 0 | 0 | 0 | 1 |
| 28 (5 points) | yes, yes, no, partly, open | 2½ ÷ 4 = 62.5 | 2½ ÷ 5 = 50 | 3½ ÷ 5 = 70 | 0.8 |
| 39 | does not apply | – | – | – | – |
| all of Engagement | open | – | 0 | 100 | 0 |
| 16 (2 points) | yes, yes or no | 100 | 50 | 100 | 1 |
| 34 to 37 | yes | 100 | 100 | 100 | 1 |
"""

import pytest

from assessments.answers.standing import Standing
from assessments.questionnaire.model import models
from assessments.scores.bands import said
from assessments.scores.first_look import first_look
from assessments.scores.score import score
from tests.assessments.answered import answers
from tests.assessments.scores.test_score import figures

GGI = models()["ggi", "1.3"]
USAGE = ["y"] * 25
TRUST = [*"yyy??????", *"pppp", *"pppp", *"???", *"nnnn"]
CULTURE = [*"nnnn", *"nnnn", *"nnnn", *"yynp?", *"--"]
ENGAGEMENT = ["?"] * 25
STRATEGY = ["y", "y/n", *"yyyyy", *"yyy", *"yyy", *"yyy"]
GIVEN = answers(GGI, " ".join([*USAGE, *TRUST, *CULTURE, *ENGAGEMENT, *STRATEGY]))
FOUND = score(GGI, GIVEN)


def test_goals_and_the_whole() -> None:
    assert {one: figures(each) for one, each in FOUND.goals.items()} == {
        "usage": (100, 100, 100, 1, 25),
        # (100 + 50 + 50 + 0) ÷ 4; (33 1/3 + 50 + 50 + 0 + 0) ÷ 5; (100 + 50 + 50 + 100 + 0) ÷ 5; 3 1/3 ÷ 5
        "trust": (50, 26.6667, 60, 0.6667, 15),
        # 62.5 ÷ 4; 50 ÷ 4; 70 ÷ 4; 3.8 ÷ 4
        "culture": (15.625, 12.5, 17.5, 0.95, 16),
        "engagement": (None, 0, 100, 0, 0),
        # low (50 + 4 · 100) ÷ 5
        "strategy": (100, 90, 100, 1, 16),
    }
    # (100 + 50 + 15.625 + 100) ÷ 4; (100 + 26 2/3 + 12.5 + 0 + 90) ÷ 5; (100 + 60 + 17.5 + 100 + 100) ÷ 5;
    # (1 + 2/3 + 0.95 + 0 + 1) ÷ 5
    assert figures(FOUND.whole) == (66.4062, 45.8333, 75.5, 0.7233, 72)
    assert FOUND.whole.not_applicable == pytest.approx(0.04)  # a fifth of a fifth
    assert said(FOUND.whole) == "between developing and leading"


def test_weights() -> None:
    assert FOUND.weights["GGI-A-21.1"] == pytest.approx(1 / 225)  # 5 goals · 5 activities · 9 points
    assert FOUND.weights["GGI-A-28.1"] == pytest.approx(1 / 100)  # 5 · 4 · 5: activity 39 is out
    assert FOUND.weights["GGI-A-16.1"] == pytest.approx(1 / 50)  # 5 · 5 · 2
    assert "GGI-A-39.1" not in FOUND.weights
    older = score(models()["ggi", "1.2"], {}).weights
    assert older["GGI-A-21.10"] == pytest.approx(1 / 250)  # 5 · 5 · 10


def test_groups() -> None:
    assert [*FOUND.mandate] == ["internal", "external"]
    assert [*FOUND.demand] == ["sovereignty", "growth", "interoperability", "transparency", "skills"]
    # 26 and 27: 0; 29, 30, 31, 33, 43: open; 35 and 37: 100; 39 is out: 200 ÷ 4; 200 ÷ 9; 700 ÷ 9; 4 ÷ 9
    assert figures(FOUND.mandate["external"]) == (50, 22.2222, 77.7778, 0.4444, 14)
    assert FOUND.mandate["external"].headline_is_range
    # 25: 0; 29: open; 16: 100, low 50; 37: 100; 39 is out: 200 ÷ 3; 150 ÷ 4; 300 ÷ 4; 3 ÷ 4
    assert figures(FOUND.demand["interoperability"]) == (66.6667, 37.5, 75, 0.75, 9)


def test_stage() -> None:
    # 17, 18, 42: 100; 21; 22 and 23: 50; 24: 500 ÷ 6; 433 1/3 ÷ 7; 600 ÷ 7; 5 1/3 ÷ 7
    assert figures(FOUND.stages[1]) == (83.3333, 61.9048, 85.7143, 0.7619, 25)
    # 19 and 20: 100; 44, 25, 26, 27: 0; 28: 262.5 ÷ 7; 250 ÷ 7; 270 ÷ 7; 6.8 ÷ 7
    assert figures(FOUND.stages[2]) == (37.5, 35.7143, 38.5714, 0.9714, 31)
    # the first is good enough but covered by less than 0.8; the second cannot be
    assert FOUND.stage
    assert (FOUND.stage.value, FOUND.stage.low, FOUND.stage.high) == (0, 0, 1)
    # with 24 answered partly it is covered by 6 1/3 ÷ 7 = 0.905
    more = GIVEN | {f"GGI-A-24.{n}": Standing("partly", frozenset(), None) for n in (1, 2, 3)}
    stage = score(GGI, more).stage
    assert stage
    assert (stage.value, stage.low, stage.high) == (1, 1, 1)


def test_first_look() -> None:
    looks = first_look(GGI, GIVEN)
    # 21.1 is the one yes of Trust; 28.4 is partly; 39.1 does not apply; 16.2 is a disputed yes
    assert [(look.goal, look.yes, len(look.marks)) for look in looks] == [
        ("usage", 5, 5), ("trust", 1, 5), ("culture", 0, 5), ("engagement", 0, 5), ("strategy", 5, 5),
    ]  # fmt: skip
    assert [mark.point for look in looks for mark in look.marks if mark.disputed] == ["GGI-A-16.2"]
