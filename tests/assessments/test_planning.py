"""Targets, efforts, scorecards, statuses: the newest word on each holds, frozen or not."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from assessments.answers.log import read_plan
from assessments.planning import intend, planned
from data.words import Problem
from tests.assessments.begun import begun, froze
from tests.assessments.said import Draft

UNTIL = date(2027, 1, 31)


def plan(kind: str, key: str, value: Any = None) -> Draft:
    return {"kind": kind, "key": key, "by": "p-9"} | ({"value": value} if value is not None else {})


def target(key: str, **aim: Any) -> Draft:
    return plan("target", key, {"date": UNTIL, **aim})


def status(key: str, said: str, since: str) -> Draft:
    return plan("status", key, {"status": said, "since": since})


def test_the_newest_word_on_each_holds(tmp_path: Path) -> None:
    one = begun(tmp_path)
    intend(one, [target("A-1", score=40, owner="p-1"), target("A-2", score=50), plan("effort", "A-1", {"days": 3})])
    intend(one, [target("A-1", score=60), target("commits", value=1.5), plan("effort", "A-1.2", {"days": 0})])
    held = planned(one)
    assert {key: (aim.score, aim.value, aim.owner) for key, aim in held.targets.items()} == {
        "A-1": (60, None, None), "A-2": (50, None, None), "commits": (None, 1.5, None),
    }  # fmt: skip
    assert held.efforts == {"A-1": 3, "A-1.2": 0}
    assert [event.seq for event in held.events] == [2, 3, 4, 5, 6]  # in the order they were said
    intend(one, [plan("target", "A-1")])
    assert planned(one).targets.keys() == {"A-2", "commits"}
    assert not held.problems


def test_a_scorecard_is_replaced_whole(tmp_path: Path) -> None:
    one = begun(tmp_path)
    intend(one, [plan("scorecard", "A-1", {"tools": "A list", "objectives": [{"text": "Read", "done": False}]})])
    intend(one, [plan("scorecard", "A-1", {"notes": "Slowly"})])
    (card,) = planned(one).scorecards.values()
    assert (card.tools, card.objectives, card.notes) == ("", (), "Slowly")


def test_statuses_are_a_history_by_the_time_they_speak_of(tmp_path: Path) -> None:
    one = begun(tmp_path)
    intend(one, [
        status("A-1", "done", "2026-02-01T10:00:00Z"), status("A-1", "not_selected", "2025-12-01T10:00:00Z"),
        status("A-2", "in_progress", "2026-01-01T12:00:00+02:00"), status("A-1", "in_progress", "2026-02-01T10:00:00Z"),
        status("A-2", "not_selected", "2025-11-01T00:00:00Z"),
    ])  # fmt: skip
    said = {key: [(one.status, one.since) for one in some] for key, some in planned(one).statuses.items()}
    assert said == {
        "A-1": [("not_selected", datetime(2025, 12, 1, 10)), ("in_progress", datetime(2026, 2, 1, 10))],
        "A-2": [("not_selected", datetime(2025, 11, 1)), ("in_progress", datetime(2026, 1, 1, 10))],
    }


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (target("A-9", score=5), "plan.nowhere"),
        (target("A-1.1", score=5), "plan.nowhere"),
        (target("nonsense", value=5), "plan.nowhere"),
        (plan("target", "A-9"), "plan.nowhere"),
        (target("A-1", value=5), "plan.aim"),
        (target("commits", score=5), "plan.aim"),
        (target("commits", value=-0.1), "plan.value"),
        (target("licence_coverage", value=100.1), "plan.value"),
        (target("A-1"), "event.invalid"),
        (target("A-1", score=5, value=5), "event.invalid"),
        (target("A-1", score=101), "event.invalid"),
        (target("A-1", score=float("nan")), "event.invalid"),
        (target("commits", value=float("inf")), "event.invalid"),
        (plan("scorecard", "A-1.1", {}), "plan.nowhere"),
        (status("A-1.1", "done", "2026-02-01T10:00:00Z"), "plan.nowhere"),
        (status("A-1", "nearly", "2026-02-01T10:00:00Z"), "event.invalid"),
        (plan("effort", "commits", {"days": 1}), "plan.nowhere"),
        (plan("effort", "A-1", {"days": -1}), "event.invalid"),
        (plan("answer", "A-1.1", "yes"), "event.invalid"),
    ],
)
def test_what_has_no_place_is_refused_with_all_that_came_with_it(tmp_path: Path, draft: Draft, code: str) -> None:
    one = begun(tmp_path)
    with pytest.raises(Problem) as problem:
        intend(one, [plan("effort", "A-1", {"days": 1}), draft])
    assert problem.value.code == code
    assert not planned(one).events


def test_it_goes_on_after_freezing(tmp_path: Path) -> None:
    one = froze(begun(tmp_path))
    (said,) = intend(one, [target("A-1", score=40)])
    assert (said.seq, said.at) == (1, datetime(2026, 3, 14, 9))
    assert planned(one).targets["A-1"].score == 40


def test_lines_that_say_nothing_are_named_and_stay(tmp_path: Path) -> None:
    one = begun(tmp_path)
    intend(one, [target("A-1", score=40), target("A-2", score=50)])
    path = read_plan(one.folder).file
    first, second = path.read_text("utf-8").splitlines()
    strange = [
        first.replace('"A-1"', '"A-7"').replace('"seq":1', '"seq":3'),
        second.replace('"score":50.0', '"value":9').replace('"seq":2', '"seq":4'),
        '{"seq":5,"at',
    ]
    text = "\n".join([first, second, *strange]) + "\n"
    path.write_text(text, "utf-8")
    held = planned(one)
    assert {key: aim.score for key, aim in held.targets.items()} == {"A-1": 40, "A-2": 50}
    named = [str(problem).removeprefix(f"{path}, ")[:45] for problem in held.problems]
    assert sorted(named) == [
        "line 3: ggi 1.3 has no A-7. The line counts f",
        "line 4: the target for A-2 is of the wrong ki",
        "line 5: this line is not whole or was spoilt.",
    ]
    assert path.read_text("utf-8") == text
