"""An answer keeps the proposal it was given beside; who answers otherwise says why; a proposal answers nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessments.answering import answer, confirm
from assessments.answers.events import Answered, Proposal
from assessments.carrying import carry
from assessments.carrying import confirm as confirm_suggested
from assessments.folder import Assessment
from data.words import Problem
from tests.assessments import said
from tests.assessments.begun import begun

ME: dict[str, str | None] = {"by": "p-1", "hat": None, "via": None}
POINT = "GGI-A-21.6"


def says(value: str, **other: Any) -> Proposal:
    given = {"metric": "essential_files_share", "definition": "1", "period": date(2026, 10, 1), "confidence": "high"}
    return Proposal.model_validate({"answer": value, "value": 20.0, "threshold": 50.0, **given, **other})


@pytest.fixture
def one(tmp_path: Path) -> Assessment:
    return begun(tmp_path / "a", None)


def last(one: Assessment) -> Answered:
    event = one.log().events[-1]
    assert isinstance(event, Answered)
    return event


def test_an_accepted_answer_keeps_the_number(one: Assessment) -> None:
    answer(one, {"key": POINT, "value": "no", "proposal": says("no"), **ME})
    assert (last(one).value, last(one).proposal) == ("no", says("no"))
    written = said.written(one.folder)[-1]
    assert (written["proposal"]["value"], written["proposal"]["period"]) == (20.0, "2026-10-01")


def test_who_answers_otherwise_says_why(one: Assessment) -> None:
    otherwise = {"key": POINT, "value": "yes", "proposal": says("no"), **ME}
    for note in (None, "", "  "):
        with pytest.raises(Problem, match=r"GGI-A-21\.6: the number says No\. Say in the note why"):
            answer(one, {**otherwise, "note": note})
    assert one.log().events == []
    answer(one, {**otherwise, "note": "The files lie elsewhere."})
    assert (last(one).value, last(one).note, last(one).proposal) == ("yes", "The files lie elsewhere.", says("no"))


def test_a_reason_that_is_there_is_reason_enough(one: Assessment) -> None:
    answer(one, {"key": POINT, "value": "partly", "note": "Some have them.", **ME})
    answer(one, {"key": POINT, "value": "yes", "proposal": says("no"), **ME})
    assert (last(one).value, last(one).note, last(one).proposal) == ("yes", "Some have them.", says("no"))


def test_a_note_that_is_changed_keeps_the_number_of_then(one: Assessment) -> None:
    answer(one, {"key": POINT, "value": "no", "proposal": says("no"), **ME})
    answer(one, {"key": POINT, "note": "Known since May.", "proposal": says("yes"), **ME})
    assert (last(one).note, last(one).proposal) == ("Known since May.", says("no"))


def test_taking_an_answer_back_needs_no_reason_and_keeps_no_number(one: Assessment) -> None:
    answer(one, {"key": POINT, "value": "no", "proposal": says("no"), **ME})
    answer(one, {"key": POINT, "value": "not_assessed", "proposal": says("no"), **ME})
    assert (last(one).value, last(one).proposal) == ("not_assessed", None)


def test_confirming_says_the_same_as_of_today(one: Assessment) -> None:
    answer(one, {"key": POINT, "value": "no", "links": ("https://x.example",), **ME})
    answer(one, {"key": "GGI-A-21.1", "value": "yes", **ME})
    assert confirm(one, [POINT, "GGI-A-21.1", "GGI-A-21.2"], ME, {POINT: says("no")}) == 2
    first, second = one.log().events[-2:]
    assert isinstance(first, Answered) and isinstance(second, Answered)
    assert (first.value, first.links, first.proposal) == ("no", ("https://x.example",), says("no"))
    assert (second.key, second.value, second.proposal) == ("GGI-A-21.1", "yes", None)
    with pytest.raises(Problem, match="Say in the note why"):
        confirm(one, [POINT], ME, {POINT: says("yes")})


def test_suggestions_that_a_number_contradicts_are_not_confirmed_with_the_others(tmp_path: Path) -> None:
    earlier = begun(tmp_path / "a", None)
    earlier.say([said.answer(POINT, "yes"), said.answer("GGI-A-22.2", "no", note="On purpose."),
                 said.answer("GGI-A-23.1", "yes")])  # fmt: skip
    one = carry(begun(tmp_path / "a", None, on=date(2027, 1, 1)), earlier.id, "p-9")
    numbers = {POINT: says("no"), "GGI-A-22.2": says("yes"), "GGI-A-23.1": says("yes")}
    assert confirm_suggested(one, ["GGI-A-21", "GGI-A-22", "GGI-A-23"], "p-1", numbers) == 2
    found = {event.key: event.proposal for event in one.log().events if isinstance(event, Answered)}
    assert found == {"GGI-A-22.2": says("yes"), "GGI-A-23.1": says("yes")}
