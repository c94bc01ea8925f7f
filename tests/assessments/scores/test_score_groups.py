"""Activities regrouped, and the stage reached."""

import pytest

from assessments.questionnaire.shape import Groups
from assessments.scores.score import score
from tests.assessments.answered import answers, questionnaire
from tests.assessments.scores.test_score import figures


def test_an_activity_counts_fully_in_each_of_its_groups() -> None:
    model = questionnaire([[2, 1], [1]], {
        "A-1": Groups(mandate=("internal", "external"), demand=("skills",)),
        "A-2": Groups(mandate=("internal",), demand=("growth", "skills")),
        "A-3": Groups(mandate=("external",), demand=("skills",)),
    })  # fmt: skip
    found = score(model, answers(model, "y?np"))
    # 100, 50 to 100, coverage ½; A-2: 0; A-3: 50
    assert [*found.mandate] == ["internal", "external"]
    assert figures(found.mandate["internal"]) == (50, 25, 50, 0.75, 2)
    assert figures(found.mandate["external"]) == (75, 50, 75, 0.75, 2)
    assert [*found.demand] == ["growth", "skills"]
    assert figures(found.demand["growth"]) == (0, 0, 0, 1, 1)
    # the three activities alike, not by goal: (100 + 0 + 50) ÷ 3; (50 + 0 + 50) ÷ 3; 2½ ÷ 3
    assert figures(found.demand["skills"]) == (50, 33.3333, 50, 0.8333, 3)
    assert (found.stages, found.stage) == ({}, None)


STAGED = questionnaire([[10, 2], [2], [2]], {f"A-{n}": Groups(stage=n) for n in (1, 2, 3, 4)})
ALL = "y" * 10


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        (f"{ALL} yy yy yy", (4, 4, 4)),
        (f"{ALL} yn yn nn", (3, 3, 3)),  # 100, 50, 50, 0
        (f"{ALL} pn yy yy", (1, 1, 1)),  # the second has 25, and those after it do not count
        ("nnnnnnyyyy yy yy yy", (0, 0, 0)),  # the first has 40
        (f"{ALL} -- yy nn", (3, 3, 3)),  # what does not apply is passed
        ("yyyyyyyy?? yy nn nn", (2, 2, 2)),  # coverage of the first is 0.8, low 80
        ("yyyyyyy??? yy nn nn", (0, 0, 2)),  # 0.7: not reached however good what is known, and could be
        ("yyyyn????? nn nn nn", (0, 0, 1)),  # low 40, high 90
        ("yyyynnnn?? yy nn nn", (2, 0, 2)),  # value 4 ÷ 8 = 50, low 40, high 60
        ("?????????? nn nn nn", (0, 0, 1)),
        ("?????????? ?? ?? ??", (None, 0, 4)),
        ("---------- -- -- --", (None, None, None)),
        ("nnnnnnnnnn yy yy yy", (0, 0, 0)),
    ],
)
def test_stage_reached(said: str, stage: tuple[int | None, ...]) -> None:
    found = score(STAGED, answers(STAGED, said.replace(" ", ""))).stage
    assert found
    assert (found.value, found.low, found.high) == stage


def test_stage_reached_where_it_is_disputed_whether_one_applies() -> None:
    found = score(STAGED, answers(STAGED, " ".join([*ALL, "-/n", "-/n", *"yynn"]))).stage
    assert found
    assert (found.value, found.low, found.high) == (3, 1, 3)


def test_what_the_stage_rests_on() -> None:
    model = questionnaire([[4, 1], [1]], {"A-1": Groups(stage=1), "A-3": Groups(stage=4)})
    found = score(model, answers(model, "yyy-n?"))
    # all three that apply; A-3: none of one; A-2 has no stage: coverage ½, not applicable (¼ + 0) ÷ 2
    assert [*found.stages] == [1, 4]
    assert found.stage
    assert (found.stage.value, found.stage.low, found.stage.high) == (1, 1, 4)
    assert (found.stage.coverage, found.stage.sample_size, found.stage.not_applicable) == (0.5, 3, 0.125)
