"""The small print: as of when, from what, how complete."""

from datetime import date, datetime
from pathlib import Path

from data.words import speak
from data.workspace import Workspace
from report.telling import small_print
from tests.assessments.evidence.measured import OCTOBER, month_end, row
from tests.peers.world import figure, named, receive
from tests.report.workspaces import answered, city, frozen, month, published, told_from, whole


def lines(workspace: Workspace) -> list[str]:
    return [one.replace("\xa0", " ") for one in small_print.told(told_from(workspace)).lines]


def begins(workspace: Workspace, start: str) -> list[str]:
    return [one for one in lines(workspace) if one.startswith(start)]


def test_of_nothing_it_says_why(tmp_path: Path) -> None:
    ours = city(tmp_path)
    assert begins(ours, "Numbers") == ["Numbers: Cannot be known, because nothing is collected yet."]
    assert begins(ours, "Self") == ["Self-assessment: Cannot be known, because nothing is assessed yet."]
    assert not begins(ours, "Score")


def test_the_day_is_that_of_the_last_publishing_or_answer(tmp_path: Path) -> None:
    ours = city(tmp_path)
    answered(ours, {"usage": "yes"})
    assert lines(ours)[0] == "As of Nov 20, 2026."
    published(ours, *month())
    assert lines(ours)[0] == "As of Nov 21, 2026."


def test_numbers_say_their_period_coverage_and_age(tmp_path: Path) -> None:
    ours = city(tmp_path)
    there = [{"id": f"r{n}", "organisation": "x", "role": "self", "in_scope": n < 3} for n in range(4)]
    published(ours, *month(row("contributors", 5, coverage=0.86)), repository=there)
    assert begins(ours, "Numbers") == [
        "Numbers: 3 repositories, 12 months to October 2026 · 86 % collected · as of Nov 2, 2026."
    ]
    published(ours, *month(row("contributors", 5)), repository=there[:1])
    assert begins(ours, "Numbers") == ["Numbers: 1 repository, 12 months to October 2026 · as of Nov 2, 2026."]


def test_the_assessment_says_its_state_and_its_oldest_answer(tmp_path: Path) -> None:
    ours = city(tmp_path)
    answered(ours, whole("yes", "yes", "no", "no", "no"))
    assert begins(ours, "Self") == [
        "Self-assessment: Good Governance Initiative 1.3, draft, November 2026; oldest answer of Nov 20, 2026."
    ]
    frozen(answered(ours, whole("yes", "yes", "no", "no", "no"), date(2026, 12, 3)), date(2026, 12, 3))
    assert begins(ours, "Self") == [
        "Self-assessment: Good Governance Initiative 1.3, frozen, December 2026; oldest answer of Dec 3, 2026."
    ]
    assert len(begins(ours, "Score")) == 1


def test_a_draft_is_of_the_month_of_the_report_not_of_the_clock(tmp_path: Path) -> None:
    """Whoever makes it again next year from the same gets the same."""
    ours = city(tmp_path)
    answered(ours, whole("yes", "yes", "no", "no", "no"), date(2024, 2, 1))
    assert "draft, February 2024; oldest answer of Feb 1, 2024." in begins(ours, "Self")[0]
    assert lines(ours)[0] == "As of Feb 1, 2024."


def test_dependencies_say_how_many_were_held_against_vulnerabilities(tmp_path: Path) -> None:
    ours = city(tmp_path)
    there = [
        {"organisation": "x", "repository": "r", "component": f"pkg:npm/{n}@1", "screened": n < 7} for n in range(1204)
    ]
    published(ours, *month(), component=there)
    assert begins(ours, "Dependencies") == [
        "Dependencies: 1,204 components in 1 repository, 7 held against known vulnerabilities."
    ]  # fmt: skip


def test_others_say_how_many_are_samples_and_of_when(tmp_path: Path) -> None:
    ours = city(tmp_path, country="FI", level="local")
    sample = {"repositories": 4, "of": 90, "date": "2026-11-01", "source": "https://forge.example/town"}
    for n in range(1, 7):
        period = OCTOBER if n > 1 else date(2026, 8, 1)
        at = {"collected_at": month_end(period)}
        about = {"sample": sample} if n < 3 else {}
        receive(ours, named(f"Town {n}", figure("licence_coverage", 10 * n, period, **at), number=n, **about))
    published(ours, *month(row("licence_coverage", 40)))
    assert begins(ours, "Others") == [
        "Others: 6 local administrations in Finland, figures of August 2026 to October 2026; 2 of them samples."
    ]


def test_days_are_as_ospo_yaml_writes_them(tmp_path: Path) -> None:
    ours = city(tmp_path)
    published(ours, *month())
    speak("en", "iso")
    assert lines(ours)[0] == f"As of {datetime(2026, 11, 21):%Y-%m-%d}."
    speak("en")
