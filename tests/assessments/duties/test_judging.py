"""Whether a duty is met: both sides of each border, worked out by hand."""

from pathlib import Path
from typing import Any

import pytest

from assessments.answers.standing import Answer, Standing
from assessments.duties.judging import MET, Judged, judged
from assessments.duties.register import register
from assessments.duties.rows import row as told
from assessments.duties.shape import Duty, Number
from assessments.questionnaire.model import newest
from assessments.scores.bands import band
from tests.assessments.answered import answers, questionnaire
from tests.assessments.evidence.measured import numbers, row

SMALL = questionnaire([[4, 2]])  # A-1 with four points, A-2 with two
GGI = newest("ggi")


def test_the_border_is_where_an_activity_is_established() -> None:
    assert (band(MET), band(MET - 0.1)) == ("established", "developing")


def asked(*activities: str, **more: Any) -> Duty:
    return Duty(id="d", title="T", kind="law", asks="A.", activities=activities, source="S", **more)


def of(said: str, *activities: str) -> Judged:
    (one,) = judged([asked(*activities)], SMALL, answers(SMALL, said), None)
    return one


# the four answers to A-1: what they come to at least and at most
@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("yynn", "met"),  # 50
        ("ypnn", "not_met"),  # 37.5
        ("yppn", "met"),  # 50
        ("yy??", "met"),  # 50 to 100: whatever comes
        ("yp??", "not_assessed"),  # 37.5 to 87.5
        ("nn??", "not_assessed"),  # 0 to 50: it can still be reached
        ("nnp?", "not_met"),  # 12.5 to 37.5: it cannot
        ("nnn?", "not_met"),  # 0 to 25
        ("????", "not_assessed"),
        ("y---", "met"),  # 100 of what applies
        ("n---", "not_met"),
        ("----", "not_applicable"),
        ("y/n y n n", "not_assessed"),  # 25 to 50: people disagree
        ("y/p y p n", "met"),  # 50 to 62.5: people disagree, and either is enough
    ],
)
def test_an_activity_on_both_sides_of_the_border(said: str, state: str) -> None:
    whole = f"{said} n n" if " " in said else f"{said}nn"
    (weighed,) = of(whole, "A-1").activities
    assert weighed.state == state


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("yyyyyy", "met"),
        ("yyyy--", "met"),
        ("----yy", "met"),
        ("yyyy??", "not_assessed"),
        ("yyyynn", "not_met"),
        ("????nn", "not_met"),
        ("----nn", "not_met"),
        ("----??", "not_assessed"),
        ("------", "not_applicable"),
    ],
)
def test_a_duty_is_met_where_all_of_it_that_applies_is(said: str, state: str) -> None:
    assert of(said, "A-1", "A-2").state == state


def test_an_activity_that_the_questionnaire_does_not_have_is_not_assessed() -> None:
    assert of("yyyyyy", "A-1", "A-9").state == "not_assessed"


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"value": 20.0}, "met"),
        ({"value": 19.9}, "not_met"),
        ({"value": None}, "not_assessed"),
        ({"value": 20.0, "coverage": 0.8}, "met"),
        ({"value": 20.0, "coverage": 0.79}, "not_assessed"),
        ({"value": 20.0, "collected_at": None}, "not_assessed"),
    ],
)
def test_a_number_that_the_instrument_names(tmp_path: Path, given: dict[str, Any], state: str) -> None:
    duty = asked("A-1", numbers=(Number(metric="osi_licence_share", at_least=20),))
    measured = numbers(tmp_path, row("osi_licence_share", 0) | given)
    (one,) = judged([duty], SMALL, answers(SMALL, "yyyynn"), measured)
    assert (one.state, one.numbers[0].state) == (state, state)
    (other,) = judged([duty], SMALL, answers(SMALL, "----nn"), measured)
    assert other.state == "not_applicable"


def test_a_number_that_is_not_measured_leaves_it_open(tmp_path: Path) -> None:
    duty = asked("A-1", numbers=(Number(metric="osi_licence_share", at_least=20),))
    for measured in (None, numbers(tmp_path)):
        (one,) = judged([duty], SMALL, answers(SMALL, "yyyynn"), measured)
        assert one.state == "not_assessed"


def said(**given: Answer) -> dict[str, Standing]:
    """Answers to points of activity 22, as p1="yes"."""
    return {f"GGI-A-22.{key[1:]}": Standing(value, frozenset(), None) for key, value in given.items()}


ALL_YES = said(p1="yes", p2="yes", p3="yes", p4="yes")


@pytest.mark.parametrize(
    ("standing", "given", "state", "doubts"),
    [
        (ALL_YES, {"value": 49.9}, "met", ["GGI-A-22.1"]),  # below half is no
        (ALL_YES, {"value": 50.0}, "met", []),  # partly: not the opposite
        (ALL_YES, {"value": 49.9, "coverage": 0.94}, "met", ["GGI-A-22.1"]),  # medium
        (ALL_YES, {"value": 49.9, "coverage": 0.94, "sample_size": 9}, "met", []),  # low: not sure enough
        (ALL_YES | said(p1="partly"), {"value": 49.9}, "met", []),  # 87.5, and nobody says yes
        (ALL_YES | said(p1="no"), {"value": 100.0}, "met", []),  # more is measured than claimed
        (said(p1="yes", p2="no", p3="no", p4="no"), {"value": 49.9}, "not_met", ["GGI-A-22.1"]),  # 25
    ],
)
def test_a_number_says_otherwise(
    tmp_path: Path, standing: dict[str, Standing], given: dict[str, Any], state: str, doubts: list[str]
) -> None:
    measured = numbers(tmp_path, row("vulnerability_alerts_share", 0) | given)
    security, licensing = judged([asked("GGI-A-22"), asked("GGI-A-21")], GGI, standing, measured)
    assert (security.state, [one.point for one in security.doubts]) == (state, doubts)
    assert security.doubted == (state == "met" and bool(doubts))
    assert not licensing.doubts
    assert told(security).doubted == " ".join(doubts)


def test_of_the_first_look_alone_nothing_is_told() -> None:
    yes = Standing("yes", frozenset(), None)
    first = {"GGI-A-16.2": yes}  # one of two: at least 50
    (one,) = judged([asked("GGI-A-16")], GGI, first, None)
    assert one.state == "not_assessed"
    (one,) = judged([asked("GGI-A-16")], GGI, first | {"GGI-A-22.1": yes}, None)
    assert one.state == "met"


def test_a_row_has_everything() -> None:
    duty = asked("GGI-A-16", "GGI-A-22", "GGI-A-39", countries=("FR", "EU"), levels=("local", "national"), until=2020)
    (one,) = judged([duty], GGI, ALL_YES | {"GGI-A-39.1": Standing("no", frozenset(), None)} | {
        "GGI-A-39.2": Standing("partly", frozenset(), None)}, None)  # fmt: skip
    assert told(one)._asdict() == {
        "id": "d", "state": "not_met", "title": "T", "kind": "law", "countries": "FR EU", "levels": "local national",
        "not_met": "GGI-A-39", "not_assessed": "GGI-A-16", "met": "GGI-A-22", "doubted": "", "asks": "A.",
        "source": "S", "until": 2020, "checked": True,
    }  # fmt: skip


def test_every_duty_is_met_where_everything_is_a_yes() -> None:
    yes = {one: Standing("yes", frozenset(), None) for one in GGI.points}
    assert {one.state for one in judged(register().duties, GGI, yes, None)} == {"met"}
    assert {one.state for one in judged(register().duties, GGI, {}, None)} == {"not_assessed"}
