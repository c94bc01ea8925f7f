"""A whole workspace worked out by hand: proposals, contradictions, drift, how long answers hold, roadmap, since.

City of X froze an assessment on 20 November 2025 and answered the same on 21 November 2026: yes to everything but
21.6, 23.1, 25.2, 44.4 and 29.4. What the numbers were at the end of October:

    point  2025                        2026
    21.6   95 % of 20: yes             92.5 % of 34: yes, high
    22.1   60 % of 34: partly          unknown
    22.2   85 % of 34: yes             25 % of 34: no, high
    23.1   45 % of 34: no              55 % of 34, 85 % collected: partly, medium
    23.4   80 % of 34: yes             80 % of 4: too few
    25.2    9 % of 34: no              12 % of 6, 90 % collected: partly, low
    44.4   70 % of 100: partly         76 % (70 to 81) of 100: yes, medium
    29.4    0: silent for want of one   3: yes, high
    39.1   not measured                not measured
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from assessments import workflow
from assessments.evidence import numbers
from assessments.evidence.contradictions import backing, contradictions
from assessments.evidence.drift import drift
from assessments.evidence.finding import Finding, findings
from assessments.evidence.validity import held
from assessments.folder import Assessment
from assessments.planning import intend, planned
from assessments.roadmap.roadmap import roadmap
from assessments.since import Since, since
from assessments.since.dates import Dated
from data.path import Goal, Known, course
from data.snapshot import Snapshot
from tests.assessments.begun import begun
from tests.assessments.evidence.measured import row, snapshot
from tests.assessments.said import answer

FROZEN, TODAY = date(2025, 11, 20), date(2026, 11, 21)
NO = ("GGI-A-21.6", "GGI-A-23.1", "GGI-A-25.2", "GGI-A-44.4", "GGI-A-29.4")
BEFORE = date(2025, 10, 1)
FEW: dict[str, Any] = {"sample_size": 34}
ROWS = [
    row("essential_files_share", 95, BEFORE, sample_size=20), row("essential_files_share", 92.5, **FEW),
    row("vulnerability_alerts_share", 60, BEFORE, **FEW), row("vulnerability_alerts_share", None, **FEW),
    row("security_scanner_share", 85, BEFORE, **FEW), row("security_scanner_share", 25, **FEW),
    row("dependency_manifest_share", 45, BEFORE, **FEW), row("dependency_manifest_share", 55, **FEW, coverage=0.85),
    row("dependency_tool_share", 80, BEFORE, **FEW), row("dependency_tool_share", 80, sample_size=4),
    row("best_practice_measured_share", 9, BEFORE, **FEW),
    row("best_practice_measured_share", 12, sample_size=6, coverage=0.9),
    row("change_requests_reviewed", 70, BEFORE), row("change_requests_reviewed", 76, low=70, high=81),
    row("outside_contributions", 0, BEFORE, sample_size=0), row("outside_contributions", 3, sample_size=3),
]  # fmt: skip
FLAWS = [
    ("CVE-1", "pkg:npm/a", "pkg:npm/a@1", 3, "r1", "x", date(2026, 11, 10), date(2026, 1, 1)),  # published since
    ("CVE-2", "pkg:npm/b", "pkg:npm/b@1", 4, "r1", "x", date(2020, 1, 1), date(2026, 11, 5)),  # brought in since
    ("CVE-3", "pkg:npm/c", "pkg:npm/c@1", 4, "r1", "x", date(2020, 1, 1), date(2026, 1, 1)),
    ("CVE-3", "pkg:npm/c", "pkg:npm/c@1", 4, "r2", "x", date(2020, 1, 1), date(2026, 11, 5)),  # was there already
    ("CVE-4", "pkg:npm/d", "pkg:npm/d@1", 2, "r1", "x", date(2026, 11, 10), date(2026, 1, 1)),  # not severe
    ("CVE-5", "pkg:npm/e", "pkg:npm/e@1", None, "r1", "x", date(2026, 11, 10), date(2026, 1, 1)),  # may be
]
REPOSITORIES = [("r1", "x", True, False), ("r2", "x", True, False), ("r3", "x", True, True), ("r4", "x", False, False)]
CONFIRMED = [
    ("r1", "commit", date(2026, 11, 20)), ("r2", "commit", date(2026, 10, 6)), ("r3", "commit", date(2025, 1, 1)),
    ("r4", "commit", date(2025, 1, 1)),
]  # fmt: skip


@pytest.fixture
def known(tmp_path: Path) -> Snapshot:
    return snapshot(
        tmp_path / "s.duckdb", *ROWS, vulnerability=FLAWS, repository=REPOSITORIES, collection=CONFIRMED
    )  # fmt: skip


@pytest.fixture
def both(tmp_path: Path) -> tuple[Assessment, Assessment]:
    """The frozen one and that of today."""
    frozen, running = (begun(tmp_path / "a", None, on=day) for day in (FROZEN, TODAY))
    for one in (frozen, running):
        one.say([answer(point, "no" if point in NO else "yes", "p-9") for point in one.model.points])
    workflow.freeze(frozen, "p-9", "x", FROZEN)
    return frozen, running


def said(found: dict[str, Finding]) -> dict[str, tuple[str | None, str | None]]:
    return {
        point.removeprefix("GGI-A-"): (one.answer, one.confidence or one.lacking)
        for point, one in found.items()
        if one.evidence.use == "answers" and one.lacking != "unmeasured"
    }


def of(one: Assessment, known: Snapshot, day: date | None = None) -> dict[str, Finding]:
    return findings(one.model, numbers.of(one, known, "x", day))


def test_what_the_numbers_propose(both: tuple[Assessment, Assessment], known: Snapshot) -> None:
    assert said(of(both[1], known)) == {
        "21.6": ("yes", "high"), "22.1": (None, "unknown"), "22.2": ("no", "high"), "23.1": ("partly", "medium"),
        "23.4": (None, "sample"), "25.2": ("partly", "low"), "44.4": ("yes", "medium"), "29.4": ("yes", "high"),
    }  # fmt: skip
    assert said(of(both[0], known, FROZEN)) == {
        "21.6": ("yes", "high"), "22.1": ("partly", "high"), "22.2": ("yes", "high"), "23.1": ("no", "high"),
        "23.4": ("yes", "high"), "25.2": ("no", "high"), "44.4": ("partly", "high"), "29.4": (None, "sample"),
    }  # fmt: skip


def test_contradictions_are_ordered_by_what_they_count(both: tuple[Assessment, Assessment], known: Snapshot) -> None:
    """Five goals of five activities: a point of 22 and 44 counts 1/25 · 1/4, of 29 1/25 · 1/8, of 21 1/25 · 1/9."""
    one = both[1]
    there = contradictions(one.model, one.standing(), of(one, known))
    assert [(each.point, each.claimed, each.measured, each.opposite, each.overstated) for each in there] == [
        ("GGI-A-22.2", "yes", "no", True, True),
        ("GGI-A-44.4", "no", "yes", True, False),
        ("GGI-A-29.4", "no", "yes", True, False),
        ("GGI-A-21.6", "no", "yes", True, False),
        ("GGI-A-23.1", "no", "partly", False, False),
    ]
    assert [each.weight for each in there] == [pytest.approx(1 / n) for n in (100, 100, 200, 225, 100)]
    found = backing(one.standing(), of(one, known), {"GGI-A-16.1", "GGI-A-22.2"})
    assert (found.answered, found.with_evidence, found.measured) == (109, 7, 6)


def test_what_is_disputed_contradicts_nothing(both: tuple[Assessment, Assessment], known: Snapshot) -> None:
    one = both[1]
    one.say([answer("GGI-A-22.2", "partly", "p-5")])
    assert "GGI-A-22.2" not in [each.point for each in contradictions(one.model, one.standing(), of(one, known))]


def test_what_drifted_since_freezing(both: tuple[Assessment, Assessment], known: Snapshot) -> None:
    """25.2 says another thing too, but not surely; 23.4 and 22.1 say nothing now, 29.4 said nothing then."""
    frozen = both[0]
    found = drift(frozen.standing(), of(frozen, known, FROZEN), of(frozen, known))
    assert [(one.point, one.answered, one.then.answer, one.now.answer) for one in found] == [
        ("GGI-A-22.2", "yes", "yes", "no"), ("GGI-A-23.1", "no", "no", "partly"), ("GGI-A-44.4", "no", "partly", "yes"),
    ]  # fmt: skip


def test_another_definition_is_no_drift(tmp_path: Path, both: tuple[Assessment, Assessment]) -> None:
    rows = [
        row("security_scanner_share", 85, BEFORE, **FEW),
        row("security_scanner_share", 25, **FEW, definition="2"),
    ]
    known = snapshot(tmp_path / "other.duckdb", *rows)
    frozen = both[0]
    assert drift(frozen.standing(), of(frozen, known, FROZEN), of(frozen, known)) == []


def test_an_answer_holds_a_year_or_to_the_day_that_was_set_after_it(both: tuple[Assessment, Assessment]) -> None:
    one = both[1]
    days = {"GGI-A-17": date(2026, 12, 31), "GGI-A-18.1": date(2027, 1, 5), "GGI-A-18": date(2026, 11, 20)}
    intend(one, [{"kind": "valid_until", "key": key, "by": "p-9", "value": day} for key, day in days.items()])
    until = {each.point: each.until for each in held(one.model, one.standing(), planned(one))}
    assert len(until) == 109
    assert {until[f"GGI-A-17.{n}"] for n in range(1, 6)} == {date(2026, 12, 31)}
    assert until["GGI-A-18.1"] == date(2027, 1, 5)
    assert until["GGI-A-18.2"] == date(2027, 11, 21)  # the day that was set lies before the answer
    intend(one, [{"kind": "valid_until", "key": "GGI-A-17", "by": "p-9", "value": None}])
    assert {each.until for each in held(one.model, one.standing(), planned(one))} == {
        date(2027, 1, 5), date(2027, 11, 21),
    }  # fmt: skip


def test_the_roadmap(both: tuple[Assessment, Assessment], known: Snapshot) -> None:
    """29 has a target. The others: something at 75 leads to each; a point of 23, 44, 25 brings 1, one of 21 0.4."""
    one = both[1]
    intend(one, _plan())
    found = roadmap(one, of(one, known))
    assert [(each.activity.id, each.points) for each in found.candidates] == [
        ("GGI-A-29", ("GGI-A-29.4",)), ("GGI-A-23", ("GGI-A-23.1",)), ("GGI-A-44", ("GGI-A-44.4",)),
        ("GGI-A-25", ("GGI-A-25.2",)), ("GGI-A-21", ("GGI-A-21.6",)),
    ]  # fmt: skip
    assert [each.gain for each in found.candidates] == [pytest.approx(n) for n in (0.5, 1, 1, 1, 100 / 225)]
    assert [each.days for each in found.candidates] == [None, 5, 10, None, None]
    assert [(each.key, each.late(TODAY)) for each in found.open] == [("GGI-A-44", True), ("GGI-A-23", False)]


def test_since_the_first_of_november(both: tuple[Assessment, Assessment], known: Snapshot) -> None:
    found = _since(both, known, date(2026, 11, 1))
    assert (found.answers, found.frozen, found.stale) == (109, [], ["r2"])
    assert found.overdue == [Dated("step", "GGI-A-44", date(2026, 11, 1))]
    assert found.due == [
        Dated("number", "licence_coverage", date(2026, 12, 1)), Dated("answers", "GGI-A-17", date(2026, 12, 31), 5),
        Dated("step", "GGI-A-23", date(2027, 2, 19)),
    ]  # fmt: skip
    assert [(one.flaw, one.severity, one.repositories) for one in found.risks] == [
        ("CVE-2", 4, 1), ("CVE-1", 3, 1), ("CVE-5", None, 1),
    ]  # fmt: skip
    assert found.turned == []  # of October both times
    # 29.4 and 44.4 are No since 2025 and the number said Yes in October already, as of the others.
    assert found.contradicted == []


def test_what_was_not_claimed_before_is_new(both: tuple[Assessment, Assessment], known: Snapshot) -> None:
    both[1].say([answer("GGI-A-21.6", "partly", "p-9")])
    found = _since(both, known, date(2026, 11, 1))
    assert [(one.point, one.claimed, one.measured) for one in found.contradicted] == [
        ("GGI-A-21.6", "partly", "yes"),
    ]  # fmt: skip


def test_since_the_frozen_one(both: tuple[Assessment, Assessment], known: Snapshot) -> None:
    found = _since(both, known, FROZEN)
    assert found.frozen == [both[0].id]
    assert [one.point for one in found.turned] == ["GGI-A-22.2", "GGI-A-23.1", "GGI-A-44.4"]
    found = _since(both, known, FROZEN + timedelta(days=1))
    assert found.frozen == []
    # Of October 2025 21.6 said Yes too, beside a No; the other four are new, 29.4 had no number then.
    assert [one.point for one in found.contradicted] == ["GGI-A-22.2", "GGI-A-44.4", "GGI-A-29.4", "GGI-A-23.1"]


def _plan() -> list[dict[str, object]]:
    drafts: list[tuple[str, str, object]] = [
        ("target", "GGI-A-29", {"score": 100, "date": date(2027, 6, 30)}),
        ("effort", "GGI-A-44", {"days": 10}),
        ("effort", "GGI-A-23", {"days": 5}),
        ("step", "GGI-A-44", {"due": date(2026, 11, 1)}),
        ("step", "GGI-A-23", {"due": date(2027, 2, 19)}),
        ("step", "GGI-A-21", {"due": date(2026, 10, 1), "done": True}),
        ("valid_until", "GGI-A-17", date(2026, 12, 31)),
    ]
    return [{"kind": kind, "key": key, "by": "p-9", "value": value} for kind, key, value in drafts]


def _since(both: tuple[Assessment, Assessment], known: Snapshot, day: date) -> Since:
    frozen, running = both
    intend(running, _plan())
    aims = {"licence_coverage": (80.0, date(2026, 12, 1)), "commits": (5.0, date(2026, 12, 1))}
    courses = {
        metric: course("higher", Goal(value, day), None, Known(70.0), date(2026, 10, 1), TODAY)
        for metric, (value, day) in aims.items()
    }
    return since(running, [frozen, running], known, "x", courses, day, TODAY)
