"""How mature we are, as the report says it: worked out by hand from answers that are alike goal by goal.

Good Governance has five goals of five activities each, so a goal is a fifth of the whole, an activity a fifth of it.
"""

from datetime import date
from pathlib import Path

import pytest

from data.workspace import Workspace
from report.story import Bar, Maturity
from report.telling import maturity
from tests.report.workspaces import (
    ANSWERED,
    answered,
    city,
    frozen,
    month,
    planned,
    published,
    told_from,
    whole,
)

BEFORE = date(2025, 11, 20)
ANSWERS = whole("yes", "partly", "no", "yes", "yes")  # 100, 50, 0, 100, 100: 70


@pytest.fixture
def ours(tmp_path: Path) -> Workspace:
    return city(tmp_path)


def told(workspace: Workspace, assessment: str | None = None) -> Maturity:
    return maturity.told(told_from(workspace, assessment=assessment))


def cells(found: Maturity) -> list[tuple[str, ...]]:
    return [
        (one.title, one.now, one.range, one.last, one.target, one.assessed.replace("\xa0", " "))
        for one in found.goals
    ]  # fmt: skip


def test_nothing_is_assessed(ours: Workspace) -> None:
    found = told(ours)
    assert (found.score, found.notes, found.goals) == ("", (), ())
    assert found.nothing == "Cannot be known, because nothing is assessed yet."
    assert found.bar == Bar(None, None, None, None, None, "")


def test_a_first_look_has_no_score_and_no_numbers(ours: Workspace) -> None:
    answered(ours, {"GGI-A-17.1": "yes"})
    found = told(ours)
    assert (found.score, found.goals) == ("", ())
    assert found.nothing.startswith("Cannot be known yet, because only the first look is answered")
    assert [*maturity.numbers(told_from(ours))] == []


def test_all_is_answered(ours: Workspace) -> None:
    answered(ours, ANSWERS)
    found = told(ours)
    assert (found.score, found.of, found.notes, found.nothing) == ("70", "of 100", ("draft", "established"), "")
    assert cells(found) == [
        ("Usage", "100", "", "–", "–", "100 %"), ("Trust", "50", "", "–", "–", "100 %"),
        ("Culture", "0", "", "–", "–", "100 %"), ("Engagement", "100", "", "–", "–", "100 %"),
        ("Strategy", "100", "", "–", "–", "100 %"),
    ]  # fmt: skip
    assert found.goals[1].bar == Bar(50, 50, 50, None, None, "Trust: 50 of 100")
    assert not any(one.little for one in found.goals)
    assert found.columns[3] == found.legend.last == "Last time"


def test_what_is_open_is_what_it_could_be(ours: Workspace) -> None:
    """Of trust three activities are partly, two open: 50, from 30 to 70. The whole 70, from 66 to 74."""
    answered(ours, ANSWERS | {"GGI-A-24": "not_assessed", "GGI-A-44": "not_assessed"})
    found = told(ours)
    assert (found.score, found.notes) == ("70", ("draft", "established", "could be 66 to 74"))
    assert cells(found)[1] == ("Trust", "50", "30 to 70", "–", "–", "60 %")
    assert found.goals[1].bar == Bar(50, 30, 70, None, None, "Trust: 50 (could be 30 to 70) of 100")
    assert [one.little for one in found.goals] == [False, True, False, False, False]  # under 80 % assessed


def test_where_the_range_crosses_a_band_both_are_named(ours: Workspace) -> None:
    """Strategy open: 100, 50, 0, 100 are 62.5, from 50 to 70; with usage open too 50, from 30 to 70."""
    answered(ours, ANSWERS | {"strategy": "not_assessed"})
    assert (told(ours).score, told(ours).notes) == ("63", ("draft", "established", "could be 50 to 70"))
    answered(ours, ANSWERS | {"strategy": "not_assessed", "usage": "not_assessed"}, date(2026, 11, 21))
    assert (told(ours).score, told(ours).notes) == (
        "50",
        ("draft", "between developing and established", "could be 30 to 70"),
    )


def test_less_than_half_assessed_is_a_range_and_no_value(ours: Workspace) -> None:
    """Usage yes and trust no; of culture one activity of five, 100: from 20 to 100. The whole from 24 to 80."""
    answered(ours, {"usage": "yes", "trust": "no", "GGI-A-25": "yes"})
    found = told(ours)
    assert found.score == "24 to 80"
    assert found.notes == ("draft", "between initial and leading")
    assert found.bar.value is None
    assert [found.bar.low, found.bar.high] == pytest.approx([24, 80])
    assert cells(found)[2:4] == [
        ("Culture", "20 to 100", "", "–", "–", "20 %"), ("Engagement", "–", "0 to 100", "–", "–", "0 %"),
    ]  # fmt: skip
    assert found.goals[2].bar.value is None
    assert found.goals[2].bar.low == pytest.approx(20)
    assert found.goals[3].bar.value is None


def test_what_does_not_apply_has_no_score_and_too_much_of_it_no_band(ours: Workspace) -> None:
    """A goal is a fifth: just not too much. Two are."""
    answered(ours, ANSWERS | {"strategy": "not_applicable"})
    found = told(ours)
    assert (found.score, found.notes) == ("63", ("draft", "established"))  # (100 + 50 + 0 + 100) / 4, halves go up
    assert cells(found)[4][:3] == ("Strategy", "n/a", "")
    assert found.goals[4].bar.value is None
    answered(ours, ANSWERS | {"strategy": "not_applicable", "usage": "not_applicable"}, date(2026, 11, 21))
    assert (told(ours).score, told(ours).notes) == ("50", ("draft",))


def test_it_is_held_against_the_one_before(ours: Workspace) -> None:
    frozen(answered(ours, whole("yes", "yes", "no", "no", "no"), BEFORE), BEFORE)
    answered(ours, ANSWERS)
    found = told(ours)
    assert found.notes == ("draft", "established", "rose from 40")
    assert found.columns[3] == found.legend.last == "Nov 2025"
    assert [one.last for one in found.goals] == ["100", "100", "0", "0", "0"]
    assert found.bar.last == 40


def test_what_was_frozen_is_not_held_against_itself(ours: Workspace) -> None:
    frozen(answered(ours, whole("no", "no", "no", "no", "no")))
    assert told(ours).notes == ("not started",)


def test_no_change_is_said_with_since_when(ours: Workspace) -> None:
    frozen(answered(ours, ANSWERS, BEFORE), BEFORE)
    answered(ours, ANSWERS)
    assert told(ours).notes == ("draft", "established", "no change that stands out since Nov 2025")


@pytest.mark.parametrize("little", ["GGI-A-17.1", "usage"], ids=["first look", "less than half"])
def test_what_was_not_said_before_is_no_number_either(ours: Workspace, little: str) -> None:
    """A yes to the one question of a first look would be a hundred."""
    frozen(answered(ours, {little: "yes"}, BEFORE), BEFORE)
    answered(ours, ANSWERS)
    found = told(ours)
    assert (found.bar.last, found.columns[3]) == (None, "Nov 2025")
    last = {one.metric for one in maturity.numbers(told_from(ours)) if one.what == "last"}
    assert last == ({"maturity.ggi.usage"} if little == "usage" else set())


def test_a_fall_to_a_range_says_both_ends(ours: Workspace) -> None:
    """From 100 to one of at least 4 and at most 84: usage one activity yes and four no, all else open."""
    frozen(answered(ours, whole("yes", "yes", "yes", "yes", "yes"), BEFORE), BEFORE)
    one = answered(ours, {"usage": "no", "GGI-A-18": "yes"})
    found = told(ours, one.id)
    assert found.score == "4 to 84"
    assert found.notes == ("draft", "between initial and leading", "fell from 100 to between 4 and 84")


def test_a_small_change_is_told_with_decimals(ours: Workspace) -> None:
    """Of five questions of usage's first activity one turns partly: 1/5 · 1/5 · 1/5 of 50 is 0.4."""
    frozen(answered(ours, ANSWERS, BEFORE), BEFORE)
    answered(ours, ANSWERS | {"GGI-A-17.1": "partly"})
    assert told(ours).score == "70"  # 69.6
    assert told(ours).notes == ("draft", "established", "fell from 70 to 69.6")


def test_targets_of_activities_are_those_of_goals_where_each_has_one(ours: Workspace) -> None:
    """Of trust 60, 60, 60, 80 and 90: 70. Of the whole nothing, as no other goal has any."""
    one = answered(ours, ANSWERS)
    for key, aim in zip((21, 22, 23, 24, 44), (60, 60, 60, 80, 90), strict=True):
        planned(one, "target", f"GGI-A-{key}", score=aim, date=date(2027, 1, 1))
    planned(one, "target", "GGI-A-25", score=50, date=date(2027, 1, 1))
    found = told(ours)
    assert [one.target for one in found.goals] == ["–", "70", "–", "–", "–"]
    assert found.goals[1].bar.target == 70
    assert found.notes == ("draft", "established")


def test_the_whole_has_a_target_where_each_goal_has_one(ours: Workspace) -> None:
    """Strategy does not apply; of the others 80, 80, 40 and 80."""
    one = answered(ours, ANSWERS | {"strategy": "not_applicable"})
    for goal, aim in zip(one.model.goals[:4], (80, 80, 40, 80), strict=True):
        for activity in goal.activities:
            planned(one, "target", activity.id, score=aim, date=date(2027, 1, 1))
    found = told(ours)
    assert found.notes == ("draft", "established", "target 70")
    assert found.bar.target == 70
    numbers = {(one.metric, one.what): one for one in maturity.numbers(told_from(ours))}
    assert numbers["maturity.ggi", "target"].value == 70
    assert ("maturity.ggi.strategy", "target") not in numbers


def test_a_questionnaire_with_one_goal_is_shown_by_its_activities(ours: Workspace) -> None:
    """The Standard for Public Code is about a repository and is told only where it is named."""
    one = answered(ours, {"code-in-the-open": "yes", "welcome-contributors": "no"}, model="standard-for-public-code",
                   version="0.8.0", subject="local/app")  # fmt: skip
    assert told(ours).nothing == "Cannot be known, because nothing is assessed yet."
    found = told(ours, one.id)
    assert len(found.goals) == 16
    assert found.score == "6 to 94"  # 1 of 16 is 6.25, 15 of 16 are 93.75
    assert cells(found)[0][1] == "100"
    metrics = [each.metric for each in maturity.numbers(told_from(ours, assessment=one.id))]
    assert metrics[:2] == ["maturity.standard-for-public-code", "maturity.standard-for-public-code.code-in-the-open"]


def test_another_questionnaire_has_its_own_goals(ours: Workspace) -> None:
    one = answered(ours, {"mandate-and-coordination": "yes", "policy-and-procurement": "partly", "openness": "no"},
                   model="federal-source-code-policy", version="2016")  # fmt: skip
    found = told(ours, one.id)
    assert (found.score, found.notes) == ("50", ("draft", "established"))
    assert [goal.title for goal in found.goals] == ["Mandate and coordination", "Policy and procurement", "Openness"]


def test_what_was_only_begun_hides_nothing(ours: Workspace) -> None:
    """The newest that has a value is told; the draft of which one goal is answered is not."""
    frozen(answered(ours, ANSWERS, BEFORE), BEFORE)
    answered(ours, {"usage": "yes"})
    assert told(ours).score == "70"
    answered(ours, {}, date(2026, 11, 21))
    assert told(ours).score == "70"


def test_numbers_have_the_text_of_the_part(ours: Workspace) -> None:
    frozen(answered(ours, whole("yes", "yes", "no", "no", "no"), BEFORE), BEFORE)
    one = answered(ours, ANSWERS)
    published(ours, *month())
    found = {(each.metric, each.what): each for each in maturity.numbers(told_from(ours))}
    now, before = found["maturity.ggi", "now"], found["maturity.ggi", "last"]
    assert (now.text, now.value, now.low, now.high, now.sample_size, now.coverage) == ("70", 70, 70, 70, 109, 1)
    assert (now.period, now.definition, now.source) == (date(2026, 11, 1), "1.3/1", "own")
    assert (before.text, before.value, before.period) == ("40", 40, date(2025, 11, 1))
    assert {goal.now for goal in told(ours).goals} == {
        found[f"maturity.ggi.{goal.id}", "now"].text for goal in one.model.goals
    }
    assert now.collected_at is not None and now.collected_at.date() == ANSWERED


def test_an_old_assessment_says_of_when_it_is(ours: Workspace) -> None:
    """The numbers are of October 2026. What was frozen in October 2025 is a year old, in September more than that."""
    published(ours, *month())
    yes = whole("yes", "yes", "yes", "yes", "yes")
    frozen(answered(ours, yes, date(2025, 9, 29)), date(2025, 9, 30))
    found = told(ours)
    assert (found.columns[1], found.legend.now, found.notes[0]) == ("Sep 2025", "Sep 2025", "as of September 2025")
    frozen(answered(ours, yes, date(2025, 10, 1)), date(2025, 10, 2))
    found = told(ours)
    assert (found.columns[1], found.legend.now, found.notes[0]) == ("Now", "now", "leading")
