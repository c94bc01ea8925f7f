"""The page that states the formula: its numbers are the code's, its weights add up."""

import math
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assessments.questionnaire.model import newest
from assessments.scores import bands, groups, score
from tests.dashboard.assessed import answered, begun, empty, whole
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import read


def test_it_states_the_formula(tmp_path: Path, look: Open) -> None:
    app = look(empty(tmp_path / "w").root, "formula")
    assert not app.exception
    said = read(app).replace("\N{NO-BREAK SPACE}", " ")
    for sentence in (
        "Each answer is worth: yes 1, partly 0.5, no 0.",
        "Less than 50 % assessed: the range is the headline",
        "More than 20 % not applicable: no band",
        "Less than 80 % assessed: no place in a line over time",
        "where 80 % or more is assessed both times and the scores are 5 or more apart",
        "has a mean of 50 or more with 80 % or more assessed",
        "the questionnaire Good Governance Initiative has questions and no score",
        "This is version 1 of the formula.",
        "1.3/1: version 1.3 of the questionnaire, version 1 of the formula",
        "not named where more than 20 % does not apply",
    ):
        assert sentence in said
    found = app.dataframe[0].value
    assert dict(zip(found["Band"], found["Score"], strict=True)) == {
        "not started": "0", "initial": "above 0", "developing": "from 25", "established": "from 50",
        "leading": "from 75",
    }  # fmt: skip


def test_its_numbers_come_from_the_code(tmp_path: Path, look: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score, "LEAST_FOR_VALUE", 0.47)
    monkeypatch.setattr(score, "MOST_NOT_APPLICABLE", 0.17)
    monkeypatch.setattr(score, "LEAST_FOR_TREND", 0.87)
    monkeypatch.setattr(groups, "ENOUGH", 0.57)
    monkeypatch.setattr(bands, "band", lambda n: bands.BANDS[min(n // 20, 4)])
    app = look(empty(tmp_path / "w").root, "formula")
    said = read(app).replace("\N{NO-BREAK SPACE}", " ")
    for part in ("Less than 47 %", "More than 17 %", "Less than 87 %", "mean of 57"):
        assert part in said
    assert app.dataframe[0].value["Score"].tolist()[2:] == ["from 40", "from 60", "from 80"]


def weights(app: AppTest) -> dict[str, float]:
    """Per cent by question."""
    found = app.dataframe[1].value
    return dict(zip(found["Question"], found["Weight in the whole"], strict=True))


def test_every_question_has_its_weight(tmp_path: Path, look: Open) -> None:
    workspace = empty(tmp_path / "w")
    asked = {one: point.question for one, point in newest("ggi").points.items()}
    found = weights(look(workspace.root, "formula"))
    # five goals of five activities; A-17 has five points, A-39 two
    assert found[asked["GGI-A-17.1"]] == pytest.approx(0.8)
    assert found[asked["GGI-A-39.2"]] == pytest.approx(2)
    assert len(found) == 109
    assert sum(found.values()) == pytest.approx(100)

    one = begun(workspace)
    answered(one, {"strategy": "not_applicable", "GGI-A-17.1": "not_applicable"})
    found = weights(look(workspace.root, "formula"))
    # four goals are left, and of A-17 four points: 1 ÷ (4 · 5 · 4)
    assert found[asked["GGI-A-17.2"]] == pytest.approx(1.25)
    assert math.isnan(found[asked["GGI-A-17.1"]])
    assert math.isnan(found[asked["GGI-A-16.1"]])
    assert sum(weight for weight in found.values() if not math.isnan(weight)) == pytest.approx(100)


@pytest.mark.parametrize(("of", "questions"), [("ggi@1.2", 110), ("ggi@1.3", 109)])
def test_a_blank_questionnaire_can_be_looked_at(of: str, questions: int, tmp_path: Path, look: Open) -> None:
    workspace = empty(tmp_path / "w")
    answered(begun(workspace), whole(*["yes"] * 5))
    assert len(look(workspace.root, "formula", of=of).dataframe[1].value) == questions


def test_it_speaks_of_the_questionnaire_that_is_chosen(tmp_path: Path, look: Open) -> None:
    workspace = empty(tmp_path / "w")
    begun(workspace, model="standard-for-public-code", version="0.8.0", subject="host.example/code/app")
    app = look(workspace.root, "formula")
    said = read(app)
    assert app.selectbox[0].label == "Assessment or questionnaire"
    assert "the questionnaire Standard for Public Code has questions and no score" in said
    assert "/1: version 0.8.0 of the questionnaire" in said
    assert "Good Governance" not in said
    # it has mandates and no stages
    assert "mandate" in said
    assert "stage" not in said
    assert "stage" in read(look(workspace.root, "formula", of="ggi@1.3"))
