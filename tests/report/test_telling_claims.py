"""Where answers and numbers disagree: the three that count most, and how many more."""

from pathlib import Path

import pytest

from data.workspace import Workspace
from report.telling import claims
from tests.assessments.evidence.measured import row
from tests.assessments.said import answer
from tests.report.workspaces import answered, city, month, published, told_from, whole

ALL_YES = whole("yes", "yes", "yes", "yes", "yes")
LOW = (
    "essential_files_share", "vulnerability_alerts_share", "security_scanner_share", "dependency_manifest_share",
    "dependency_tool_share", "change_requests_reviewed", "best_practice_measured_share",
)  # fmt: skip


@pytest.fixture
def ours(tmp_path: Path) -> Workspace:
    return city(tmp_path)


def test_why_there_are_none(ours: Workspace) -> None:
    def nothing() -> str:
        found = claims.told(told_from(ours))
        assert (found.items, found.more) == ((), "")
        return found.nothing

    assert nothing() == "Cannot be known, because nothing is assessed yet."
    answered(ours, ALL_YES)
    silent = "Cannot be known, because no number speaks about an answer yet."
    assert nothing() == silent
    published(ours, *month())
    assert nothing() == silent
    published(ours, *month(row("change_requests_reviewed", 80)))  # 75 and more is a yes
    assert nothing() == "No answer contradicts the numbers."


def test_the_answer_stands_beside_the_number(ours: Workspace) -> None:
    answered(ours, ALL_YES)
    published(ours, *month(row("change_requests_reviewed", 48)))  # from 40 on partly
    found = claims.told(told_from(ours))
    (one,) = found.items
    assert (one.claimed, one.measured.replace("\xa0", " ")) == ("Yes", "Change requests reviewed: 48 %, so partly")
    assert (found.more, found.nothing) == ("", "")


@pytest.mark.parametrize(
    ("n", "more"),
    [
        (3, ""), (4, "1 more is in the long report."), (7, "4 more are in the long report."),
    ],
)  # fmt: skip
def test_three_at_most(ours: Workspace, n: int, more: str) -> None:
    answered(ours, ALL_YES)
    published(ours, *month(*(row(metric, 0) for metric in LOW[:n])))
    found = claims.told(told_from(ours))
    assert (len(found.items), found.more) == (3, more)
    counted, *shown = claims.numbers(told_from(ours))
    assert (counted.metric, counted.value, counted.text) == ("claims.disagreeing", n, str(n))
    assert len(shown) == 3


def test_yes_against_no_comes_first_and_then_what_counts_most(ours: Workspace) -> None:
    """Reviews: partly. Of the others files are one of nine questions, practices one of four."""
    answered(ours, ALL_YES)
    published(ours, *month(
        row("change_requests_reviewed", 48), row("essential_files_share", 0), row("best_practice_measured_share", 0),
    ))  # fmt: skip
    there = [one.measured.split(":")[0] for one in claims.told(told_from(ours)).items]
    assert there[0] != "Essential files"
    assert there[1:] == ["Essential files", "Change requests reviewed"]


def test_a_number_that_is_not_sure_contradicts_nothing(ours: Workspace) -> None:
    """Of 19 observations where 20 are the least, and of 79 per cent."""
    answered(ours, ALL_YES)
    for doubtful in ({"sample_size": 19}, {"coverage": 0.79}):
        published(ours, *month(row("change_requests_reviewed", 0, **doubtful)))
        assert claims.told(told_from(ours)).items == ()


def test_what_is_disputed_contradicts_nothing(ours: Workspace) -> None:
    one = answered(ours, ALL_YES)
    one.say([answer("GGI-A-44.4", "no", "p-2")])
    published(ours, *month(row("change_requests_reviewed", 0)))
    assert claims.told(told_from(ours)).items == ()


def test_the_number_is_that_of_the_claim(ours: Workspace) -> None:
    answered(ours, ALL_YES)
    published(ours, *month(row("change_requests_reviewed", 48, sample_size=33, coverage=0.97)))
    _counted, number = claims.numbers(told_from(ours))
    assert (number.metric, number.value, number.text.replace("\xa0", " ")) == ("change_requests_reviewed", 48, "48 %")
    assert (number.sample_size, number.coverage, number.definition) == (33, 0.97, "1")
