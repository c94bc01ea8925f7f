"""What a number proposes, on both sides of each threshold of the questionnaire, and when it proposes nothing."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from assessments.evidence import sentences
from assessments.evidence.finding import Finding, findings
from assessments.evidence.numbers import latest
from assessments.questionnaire.model import asked, newest
from tests.assessments.evidence.measured import OCTOBER, numbers, row, snapshot

# point, metric, a value just short of and exactly at each bound (partly, yes); from the table of thresholds
BOUNDS = [
    ("GGI-A-21.6", "essential_files_share", 50, 90),
    ("GGI-A-22.1", "vulnerability_alerts_share", 50, 90),
    ("GGI-A-22.2", "security_scanner_share", 30, 80),
    ("GGI-A-23.1", "dependency_manifest_share", 50, 90),
    ("GGI-A-23.4", "dependency_tool_share", 30, 80),
    ("GGI-A-25.2", "best_practice_measured_share", 10, 50),
    ("GGI-A-44.4", "change_requests_reviewed", 40, 75),
]
LEAST = {point: 20 if point == "GGI-A-44.4" else 5 for point, *_rest in BOUNDS}


def found(folder: Path, point: str, *rows: dict[str, Any]) -> Finding:
    return findings(newest("ggi"), numbers(folder, *rows))[point]


@pytest.mark.parametrize(("point", "metric", "partly", "yes"), BOUNDS, ids=[one[0] for one in BOUNDS])
def test_both_sides_of_each_threshold(tmp_path: Path, point: str, metric: str, partly: float, yes: float) -> None:
    expected = {partly - 0.1: "no", partly: "partly", yes - 0.1: "partly", yes: "yes", 100: "yes"}
    for number, (value, answer) in enumerate(expected.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        one = found(folder, point, row(metric, value, coverage=0.8, sample_size=LEAST[point]))
        assert (one.answer, one.lacking) == (answer, None), value
        assert one.threshold == (yes if answer == "yes" else partly)


@pytest.mark.parametrize(("point", "metric"), [one[:2] for one in BOUNDS], ids=[one[0] for one in BOUNDS])
def test_too_little_data_proposes_nothing(tmp_path: Path, point: str, metric: str) -> None:
    missing: dict[str, dict[str, Any]] = {
        "sample": {"sample_size": LEAST[point] - 1}, "coverage": {"coverage": 0.79}, "unknown": {"value": None},
        "incomplete": {"collected_at": None},
    }  # fmt: skip
    for number, (lacking, given) in enumerate(missing.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        one = found(folder, point, row(metric, 95) | given)
        assert (one.answer, one.confidence, one.proposal, one.lacking) == (None, None, None, lacking)
    (tmp_path / "none").mkdir()
    assert found(tmp_path / "none", point).lacking == "unmeasured"


@pytest.mark.parametrize(
    ("given", "confidence"),
    [
        ({}, "high"),
        ({"coverage": 0.95, "sample_size": 10}, "high"),
        ({"coverage": 0.94}, "medium"),
        ({"sample_size": 9}, "medium"),
        ({"low": 88.0, "high": 96.0}, "medium"),
        ({"low": 90.0, "high": 96.0}, "high"),
        ({"low": 91.0, "high": None}, "high"),
        ({"coverage": 0.94, "sample_size": 9}, "low"),
        ({"coverage": 0.94, "low": 40.0, "high": 96.0}, "low"),
        ({"coverage": 0.8, "sample_size": 5, "low": 89.9, "high": 96.0}, "low"),
    ],
)
def test_confidence_counts_coverage_sample_and_range(tmp_path: Path, given: dict[str, Any], confidence: str) -> None:
    one = found(tmp_path, "GGI-A-21.6", row("essential_files_share", 92) | given)
    assert (one.answer, one.confidence) == ("yes", confidence)
    assert one.sure == (confidence != "low")


def test_more_than_a_value_may_be_any_higher_one(tmp_path: Path) -> None:
    one = found(tmp_path, "GGI-A-21.6", row("essential_files_share", 60, low=55.0, high=None))
    assert (one.answer, one.confidence) == ("partly", "medium")


def test_a_contribution_outside_speaks_for_yes_alone(tmp_path: Path) -> None:
    given = [
        ("GGI-A-29.4", "outside_contributions", 1, 1, "yes", None),
        ("GGI-A-29.4", "outside_contributions", 0, 0, None, "sample"),
        ("GGI-A-36.3", "dependencies_committed_to", 1, 12, "yes", None),
        ("GGI-A-36.3", "dependencies_committed_to", 0, 12, None, "silent"),
    ]
    for number, (point, metric, value, sample, answer, lacking) in enumerate(given):
        folder = tmp_path / str(number)
        folder.mkdir()
        one = found(folder, point, row(metric, value, sample_size=sample))
        assert (one.answer, one.lacking) == (answer, lacking)


def test_a_rise_is_one_that_may_be_said(tmp_path: Path) -> None:
    """48 after 12 in a year is beyond three standard errors (36 > 3√60 = 23.2); 24 after 12 is not (12 < 3√36)."""
    for before, monthly, answer, lacking in [
        (1, 4, "yes", None), (1, 2, None, "silent"), (1, 0, None, "sample"), (4, 1, None, "silent"),
    ]:  # fmt: skip
        folder = tmp_path / f"{before} {monthly}"
        folder.mkdir()
        rows = [
            row("outside_change_requests", value, month, sample_size=value)
            for value, first in ((before, date(2024, 11, 1)), (monthly, date(2025, 11, 1)))
            for month in [date(first.year + (10 + n) // 12, (10 + n) % 12 + 1, 1) for n in range(12)]
        ]
        one = found(folder, "GGI-A-39.1", *rows)
        assert (one.answer, one.lacking) == (answer, lacking), folder.name


def test_a_number_that_supports_is_shown_and_proposes_nothing(tmp_path: Path) -> None:
    one = found(tmp_path, "GGI-A-21.1", row("licence_check_share", 100))
    assert one.window is not None
    assert (one.window.value, one.answer, one.lacking, one.proposal) == (100, None, None, None)


def test_the_proposal_keeps_what_it_rests_on(tmp_path: Path) -> None:
    given = row("essential_files_share", 92.5, low=91, high=95, sample_size=34, coverage=0.97, definition="2")
    kept = found(tmp_path, "GGI-A-21.6", given).proposal
    assert kept is not None
    assert kept.model_dump() == {
        "answer": "yes", "metric": "essential_files_share", "definition": "2", "period": OCTOBER, "value": 92.5,
        "low": 91, "high": 95, "threshold": 90, "sample_size": 34, "coverage": 0.97,
        "collected_at": given["collected_at"], "confidence": "high",
    }  # fmt: skip


def test_numbers_are_of_the_last_complete_month_that_was_over(tmp_path: Path) -> None:
    months = [row("commits", 1, date(2026, month, 1)) for month in (8, 9, 10)]
    known = snapshot(tmp_path / "s.duckdb", *months)
    periods = [latest(known, "x", day=day) for day in (None, date(2026, 10, 1), date(2026, 9, 30), date(2027, 3, 1))]
    assert [one and one.period.month for one in periods] == [10, 9, 8, 10]
    assert latest(known, "nobody") is None


def test_every_point_that_numbers_can_speak_about_has_its_rule() -> None:
    """The table of the reference, by hand."""
    answers = {"21.6", "22.1", "22.2", "23.1", "23.4", "44.4", "25.2", "39.1", "29.4", "36.3"}
    supports = {
        "26.4", "24.1", "24.2", "24.3", "17.1", "17.3", "42.1", "21.1", "23.3", "44.3", "25.1", "26.1", "30.3", "35.1",
        "36.1",
    }  # fmt: skip
    for version in ("1.2", "1.3"):
        rules = {one.id: one.evidence for one in asked("ggi", version).points.values() if one.evidence}
        uses = {use: {id_ for id_, rule in rules.items() if rule.use == use} for use in ("answers", "supports")}
        assert uses == {"answers": {f"GGI-A-{n}" for n in answers}, "supports": {f"GGI-A-{n}" for n in supports}}


def test_a_state_that_is_read_for_the_first_time_speaks_at_once(tmp_path: Path) -> None:
    """Of the last month nothing is known; who already knew it is not told of a month that is not over."""
    november, day = date(2026, 11, 1), datetime(2026, 11, 21)
    new = row("security_scanner_share", 85, november, collected_at=day)
    known = snapshot(
        tmp_path / "s.duckdb", row("commits", 5, november, collected_at=day), row("security_scanner_share", None), new,
        row("essential_files_share", 60), row("essential_files_share", 95, november, collected_at=day),
        row("outside_contributions", None), row("outside_contributions", 5, november, collected_at=day),
    )  # fmt: skip
    for at, expected in [
        (None, {"22.2": ("yes", november), "21.6": ("partly", OCTOBER), "29.4": (None, OCTOBER)}),
        (date(2026, 11, 21), {"22.2": (None, OCTOBER), "21.6": ("partly", OCTOBER), "29.4": (None, OCTOBER)}),
    ]:
        there = findings(newest("ggi"), latest(known, "x", day=at))
        assert {n: (there[f"GGI-A-{n}"].answer, there[f"GGI-A-{n}"].period) for n in expected} == expected
    kept = findings(newest("ggi"), latest(known, "x"))["GGI-A-22.2"]
    assert kept.proposal and kept.proposal.period == november
    assert "November 2026 so far" in sentences.basis(kept)
