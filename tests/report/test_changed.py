"""What changed since the last report, held against what it said.

City of X answered all of Good Governance: usage, engagement and strategy yes (100), trust partly (50), culture no (0);
so the whole is 70, and nothing of it is open. Its numbers are of April and October 2026, all collected, of 100 each.
"""

from contextvars import copy_context
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessments import workflow
from assessments.folder import Assessment
from assessments.planning import intend
from data.words import speak
from data.workspace import Workspace, create
from report.changed import changed
from report.kept import Kept, keep, last
from report.sources import Sources, sources
from report.story import Number, Report
from report.telling import tell
from tests.assessments.begun import begun
from tests.assessments.evidence.measured import row, snapshot
from tests.assessments.finnish import finnish
from tests.assessments.said import answer
from tests.data.aimed import aimed

APRIL, MAY, ANSWERED = date(2026, 4, 1), date(2026, 5, 4), date(2026, 11, 20)
ANSWERS = {"usage": "yes", "trust": "partly", "culture": "no", "engagement": "yes", "strategy": "yes"}
NONE = "No change that stands out, and nothing is overdue."
FIGURES = {
    "active_repositories": 113, "single_maintainer_share": 61, "change_requests_reviewed": None,
    "time_to_first_response": 4.2, "licence_coverage": 70, "external_share": 0.5,
}  # fmt: skip
ROWS = [
    row(metric, value, period, low=3.9 if metric == "time_to_first_response" else None, high=4.5)
    for metric, value in FIGURES.items()
    for period in (APRIL, date(2026, 10, 1))
]
SEEN: dict[str, Any] = {
    "repository": [("r1", "x", True, False), ("r2", "x", True, False)],
    "collection": [("r1", "commit", date(2026, 11, 20)), ("r2", "commit", date(2026, 9, 1))],
}


def measured(folder: Path) -> Workspace:
    """The numbers, and nothing answered."""
    made = create(folder, "X")
    snapshot(made.snapshot, *ROWS)
    return made


def answered(workspace: Workspace) -> Assessment:
    one = begun(workspace.assessments, None, on=ANSWERED)
    one.say([
        answer(point, ANSWERS[goal.id], "p-9")
        for goal in one.model.goals for activity in goal.activities for point in one.model.asked(activity.id)
    ])  # fmt: skip
    return one


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only to be read."""
    return measured(tmp_path_factory.mktemp("bare") / "w")


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only to be read; so that maturity alone may have changed."""
    made = measured(tmp_path_factory.mktemp("scored") / "w")
    answered(made)
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return measured(tmp_path / "w")


@pytest.fixture
def assessed(workspace: Workspace) -> Assessment:
    return answered(workspace)


def score(goal: str, value: float | None, low: float | None = None, high: float | None = None, **other: Any) -> Number:
    """What the last report said of a goal, or of the whole (""); without a range nothing was open."""
    given = Number(
        "maturity", f"maturity.ggi{goal}", "now", value, "1", "", APRIL, value if low is None else low,
        value if high is None else high, 100, 1, None, "1.3/1", "own",
    )  # fmt: skip
    return replace(given, **other)


def figure(metric: str, value: float | None, **other: Any) -> Number:
    """What it said of a key figure."""
    given = Number("figures", metric, "now", value, "", "", APRIL, None, None, 100, 1, None, "1", "own")
    return replace(given, **other)


def lines(workspace: Workspace, *numbers: Number, day: date = ANSWERED) -> list[str]:
    found = changed(sources(workspace), Kept(day, numbers))
    return [line.replace("\xa0", " ") for line in found.lines]


def test_the_first_report_says_that_it_is(bare: Workspace) -> None:
    found = changed(sources(bare), None)
    assert found.title == "Since the last report"
    assert found.lines == (
        "No report of an earlier day is kept: one of a later day can say what changed since this one.",
    )


def test_the_title_says_since_when(bare: Workspace) -> None:
    assert changed(sources(bare), Kept(MAY, ())).title == "Since the report of May 4, 2026"


def test_nothing_is_a_sentence(bare: Workspace) -> None:
    assert lines(bare) == ["No change that stands out."]  # without an assessment nothing could be overdue


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (score("", 70), NONE),
        (score("", 60), "Maturity rose from 60 to 70."),
        (score("", 80), "Maturity fell from 80 to 70."),
        (score("", 69.7), "Maturity rose from 69.7 to 70."),
        (score(".trust", 40), "Maturity in Trust rose from 40 to 50."),
        (score(".culture", 20), "Maturity in Culture fell from 20 to 0."),
        (score(".trust", 46, 40, 60, coverage=0.9), NONE),  # ranges meet, and less than five points
        (score(".trust", 45, 40, 60, coverage=0.9), "Maturity in Trust rose from 45 to 50."),
        (score(".trust", 45.00000000000001, 40, 60, coverage=0.8), "Maturity in Trust rose from 45 to 50."),
        (score(".trust", 45, 40, 60, coverage=0.79), NONE),  # too little was assessed then
        (score(".trust", 45, 40, 50, coverage=0.79), NONE),  # ranges meet in 50
        (score(".trust", 45, 40, 49.9, coverage=0.79), "Maturity in Trust rose from 45 to 50."),
        (score(".trust", 20, 10, 40, coverage=0.4), "Maturity in Trust rose from between 10 and 40 to 50."),
        (score("", 60, definition="1.2/1"), NONE),
        (score("", 60, what="last"), NONE),
        (score("", 60, part="chapters"), NONE),
        (score("", None), NONE),  # nothing applied then
        (score(".unknown", 60), NONE),
    ],
)
def test_maturity_is_said_by_the_rule(scored: Workspace, then: Number, said: str) -> None:
    assert lines(scored, then) == [said]


@pytest.mark.parametrize(
    ("then", "said"),
    [
        # |41 - 70| of 100 each: 29 / 7.03, more than three standard errors; 57 to 70: 13 / 6.81, less.
        (figure("licence_coverage", 41), "Licence coverage rose from 41 % to 70 %."),
        (figure("licence_coverage", 57), None),
        (figure("licence_coverage", 95), "Licence coverage fell from 95 % to 70 %."),
        # 1 % of 10 and 70 % of 100: 69 / 15.9, so that only the least sample of ten stands against nine
        (figure("licence_coverage", 1, sample_size=10), "Licence coverage rose from 1 % to 70 %."),
        (figure("licence_coverage", 1, sample_size=9), None),
        (figure("licence_coverage", 1, sample_size=None), None),
        (figure("licence_coverage", 41, coverage=0.94), None),
        (figure("licence_coverage", 41, coverage=None), None),
        (figure("licence_coverage", 41, coverage=0.96), "Licence coverage rose from 41 % to 70 %."),
        (figure("licence_coverage", 41, definition="2"), None),
        (figure("licence_coverage", 41, definition=None), None),
        (figure("licence_coverage", 41, period=date(2026, 10, 1)), None),  # the same month
        (figure("licence_coverage", 41, period=date(2026, 11, 1)), None),
        (figure("licence_coverage", 41, period=date(2026, 3, 1)), None),  # a month that is not known to be complete
        (figure("licence_coverage", 41, period=None), None),
        (figure("licence_coverage", None), None),
        (figure("licence_coverage", 41, part="chapters"), None),
        (figure("licence_coverage", 41, what="peers_median"), None),
        (figure("change_requests_reviewed", 41), None),  # unknown now
        (figure("gone", 41), None),
        # 50 to 113: 63 / √163 = 4.9; 92 to 113: 21 / √205 = 1.5
        (figure("active_repositories", 50), "Active repositories rose from 50 to 113."),
        (figure("active_repositories", 92), None),
        # now between 3.9 and 4.5 days
        (figure("time_to_first_response", 2.1, low=1.9, high=2.4), "Time to first answer rose from 2.1 to 4.2 days."),
        (figure("time_to_first_response", 2.1, low=1.9, high=4), None),
        (figure("time_to_first_response", 2.1), None),
    ],
)
def test_key_figures_are_said_by_the_rule(bare: Workspace, then: Number, said: str | None) -> None:
    assert lines(bare, then) == [said or "No change that stands out."]


def test_a_month_that_is_not_complete_is_held_against_nothing(tmp_path: Path) -> None:
    """Of April nothing was collected after the 20th."""
    made = create(tmp_path / "w", "X")
    open_month = row("licence_coverage", 41, APRIL, collected_at=date(2026, 4, 20))
    snapshot(made.snapshot, open_month, row("commits", 5, APRIL), *ROWS[9:10])
    assert lines(made, figure("licence_coverage", 41)) == ["No change that stands out."]


def test_what_happened_on_later_days_is_new(workspace: Workspace, assessed: Assessment) -> None:
    """The report of 19 November knew nothing of the answers of the 20th; that of the 20th did."""
    assert lines(workspace, day=date(2026, 11, 19)) == ["109 questions were answered or answered anew."]
    assert lines(workspace, day=ANSWERED) == [NONE]
    workflow.freeze(assessed, "p-9", "x", ANSWERED)
    assert lines(workspace, day=date(2026, 11, 19)) == [
        "1 assessment was frozen: 2026-11-20-ggi.", "109 questions were answered or answered anew.",
    ]  # fmt: skip
    assert lines(workspace, day=ANSWERED) == [NONE]


def test_what_is_due_soon_is_no_news_but_what_is_overdue_is(workspace: Workspace, assessed: Assessment) -> None:
    intend(assessed, [
        {"kind": "step", "key": "GGI-A-21", "by": "p-9", "value": {"due": date(2026, 11, 1)}},
        {"kind": "step", "key": "GGI-A-22", "by": "p-9", "value": {"due": date(2026, 12, 1)}},
    ])  # fmt: skip
    assert lines(workspace) == ["1 is overdue: step Manage legal compliance (Nov 1, 2026)."]


def flaws(days: list[date]) -> list[tuple[Any, ...]]:
    """A critical vulnerability published on each day."""
    return [(f"CVE-{n}", f"pkg:npm/p{n}", f"pkg:npm/p{n}@1", 4, "r1", "x", day, APRIL) for n, day in enumerate(days)]


def test_the_weightiest_comes_first_and_the_rest_is_counted(workspace: Workspace, assessed: Assessment) -> None:
    late = {"kind": "step", "key": "GGI-A-21", "by": "p-9", "value": {"due": date(2026, 11, 1)}}
    intend(assessed, [late])
    snapshot(workspace.snapshot, *ROWS, **SEEN, vulnerability=flaws([date(2026, 11, 19), date(2026, 11, 21)]))
    then = [
        score(".trust", 40), score(".culture", 20), score("", 60), figure("licence_coverage", 41),
        figure("single_maintainer_share", 30), figure("active_repositories", 50),
    ]  # fmt: skip
    weighty = [
        "Maturity rose from 60 to 70.",
        "Maturity in Culture fell from 20 to 0.",
        "Resting on one person rose from 30 % to 61 %.",  # less is better
        "1 is overdue: step Manage legal compliance (Nov 1, 2026).",
        "1 new severe vulnerability: CVE-1 in p1.",
    ]
    rest = [
        "Maturity in Trust rose from 40 to 50.",
        "Active repositories rose from 50 to 113.",
        "Licence coverage rose from 41 % to 70 %.",
        "Of 1 repository nothing was confirmed for 45 days; the page Sources says why.",
    ]
    assert lines(workspace, *then[:4]) == weighty[:2] + weighty[3:] + [rest[0], *rest[2:]]
    assert lines(workspace, *then) == [*weighty, *rest[:2], "and 2 more"]
    assert lines(workspace, *then[:5]) == [*weighty, rest[0], *rest[2:]]  # just as many as there is room for


def test_without_numbers_maturity_is_told(workspace: Workspace, assessed: Assessment) -> None:
    workspace.snapshot.unlink()
    assert lines(workspace, score("", 60)) == ["Maturity rose from 60 to 70."]
    assert lines(workspace, score("", 70)) == ["No change that stands out, and nothing is overdue."]


def in_finnish(there: Sources) -> Report:
    speak("fi")
    return tell(there)


def test_the_same_is_told_alike_and_kept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report of May, that of today, and that of today again, in another language too."""
    workspace = create(tmp_path / "w", "City of X")
    aimed(workspace)
    there = sources(workspace)
    report = tell(there)
    assert last(workspace, report) is None
    keep(workspace, replace(report, day=MAY, numbers=()))
    first = changed(there, last(workspace, report))
    keep(workspace, replace(report, changed=first))
    kept = sorted((workspace.reports / "kept").glob("*.json"))
    assert [path.name[:10] for path in kept] == ["2026-05-04", there.day.isoformat()]
    again = sources(workspace)
    assert changed(again, last(workspace, tell(again))) == first
    monkeypatch.setenv("OSPO_LOCALE", str(finnish(tmp_path / "locale")))
    other = copy_context().run(in_finnish, again)
    assert (other.language, report.language) == ("fi", "en") and other.period != report.period
    keep(workspace, other)
    assert sorted((workspace.reports / "kept").glob("*.json")) == kept
