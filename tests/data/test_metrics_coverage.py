"""Coverage and age: what was not collected is unknown, lowers the coverage, and is never a zero."""

from datetime import datetime

import pytest

from data.workspace import Workspace
from tests.data.story import collected, commits, failed, files, issues, repository, tell


def test_a_shallow_history_is_unknown_before_its_boundary(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/whole", "2023-12-05 ann"),
        repository("local/cut", shallow="2024-02-15"),
        commits("local/cut", "2024-02-20 bob", "2024-03-01 bob x2"),
        collected("local/whole", until="2025-01-01"),
        collected("local/cut", until="2025-01-01"),
    )
    # February 2024 has 29 days, of which the 15th to the 29th are known.
    boundary = 15 / 29
    assert told.months("commits", "2023-12", "2024-04", "local/cut") == [None, None, 1, 2, 0]
    covered = [told.coverage("commits", month, "local/cut") for month in ("2023-12", "2024-01", "2024-02", "2024-03")]
    assert covered == pytest.approx([0, 0, boundary, 1])
    assert told.coverage("commits", "2024-02") == pytest.approx((1 + boundary) / 2)
    assert told("commits", "2024-01") == 0  # of the half that is known
    # December 2023 to November 2024: 12 months of the one, nothing + nothing + the boundary + 9 of the other.
    assert told.coverage("contributors", "2024-11", "local/cut") == pytest.approx((boundary + 9) / 12)
    assert told.coverage("contributors", "2024-11") == pytest.approx((12 + boundary + 9) / 24)
    assert told("contributors", "2024-11", "local/cut") == 1


def test_a_shallow_history_says_nothing_of_issues(workspace: Workspace) -> None:
    told = tell(
        workspace,
        repository("local/cut", shallow="2024-02-15"),
        commits("local/cut", "2024-02-20 bob"),
        issues("local/cut", "2024-01-10 ann"),
        collected("local/cut", until="2025-01-01"),
    )
    assert told.coverage("issues_opened", "2024-01", "local/cut") == 1
    assert told("issues_opened", "2024-01", "local/cut") == 1


def test_a_source_that_fails_is_a_fall_of_coverage(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/fails", "2024-01-10 ann", "2024-03-20 ann"),
        commits("local/goes-on", "2024-01-10 bob", "2024-04-10 bob", "2024-05-10 bob"),
        collected("local/fails", until="2024-04-01"),
        failed("local/fails", at="2024-05-01"),
        failed("local/fails", at="2024-06-01"),
        collected("local/goes-on", until="2025-01-01"),
    )
    assert told.months("commits", "2024-01", "2024-06", "local/fails") == [1, 0, 1, 0, None, None]
    assert told.coverage("commits", "2024-04", "local/fails") == pytest.approx(1 / 30)  # its first day
    assert told.coverage("commits", "2024-05", "local/fails") == 0
    assert told.months("commits", "2024-03", "2024-06") == [1, 1, 1, 0]
    assert told.coverage("commits", "2024-03") == 1
    assert told.coverage("commits", "2024-05") == 1 / 2
    # Twelve months to December 2024: 12 of the one, 3 and a day of April of the other. Both were active in them.
    assert told.coverage("active_repositories", "2024-12") == pytest.approx((12 + 3 + 1 / 30) / 24)
    assert told("active_repositories", "2024-12") == 2
    assert told("contributors", "2024-12", "local/fails") == 1
    assert told("contributors", "2025-02", "local/fails") == 1  # ann's March has not left the window
    assert told("contributors", "2025-03", "local/fails") == 0  # of its one known day, the first of April 2024
    assert told("contributors", "2025-04", "local/fails") is None


def test_a_repository_that_was_never_collected_is_expected_all_the_same(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann"),
        collected("local/app", until="2024-05-01"),
        repository("local/never"),
        failed("local/never", at="2024-05-01"),
    )
    for metric in ("commits", "contributors", "releases", "new_contributors", "licence_coverage", "vitality"):
        row = told.row(metric, "2024-03", "local/never")
        assert (row["value"], row["coverage"], row["collected_at"]) == (None, 0, None), metric
        assert told.coverage(metric, "2024-03") == 1 / 2, metric
    assert told("commits", "2024-01") == 1


def test_what_the_source_says_it_has_is_what_is_expected(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann x8"),
        collected("local/app", "2024-05-01", "commit", expected=10, collected=8),
        collected("local/app", "2024-05-01", "tag", expected=0, collected=0),  # nothing expected, nothing found
    )
    assert told("commits", "2024-01") == 8
    assert told.coverage("commits", "2024-01") == pytest.approx(0.8)
    assert told.coverage("releases", "2024-01") == 1
    assert told("releases", "2024-01") == 0
    assert told("licence_coverage", "2024-01") is None  # never looked for


def test_a_number_is_as_old_as_the_oldest_confirmation_it_rests_on(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann"),
        commits("local/web", "2024-01-10 ann"),
        files("local/app", "2024-01-10"),
        files("local/web", "2024-01-10"),
        collected("local/app", "2024-05-10", "commit", "tag", "observation"),
        collected("local/app", "2024-05-05", "lines"),
        collected("local/app", "2024-02-10", "commit"),  # an older one, confirmed since
        collected("local/web", "2024-06-20"),
        repository("local/never"),
    )
    app, web = datetime(2024, 5, 10), datetime(2024, 6, 20)
    for metric in ("commits", "contributors", "licence_coverage"):  # a month, twelve, the end of a month
        assert told.row(metric, "2024-04", "local/app")["collected_at"] == app, metric
        assert told.row(metric, "2024-04", "local/web")["collected_at"] == web, metric
        assert told.row(metric, "2024-04")["collected_at"] == app, metric  # what was never collected has no age
    assert told.row("lines_changed", "2024-04")["collected_at"] == datetime(2024, 5, 5)
    assert told.row("commits", "2024-06")["collected_at"] == web  # app tells nothing of June
    assert told.row("commits", "2024-06", "local/app")["collected_at"] is None
    assert told.row("commits", "2024-04")["definition"] == "1"


def test_coverage_of_a_state_is_that_of_its_month(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2023-01-10 ann"),
        commits("local/web", "2023-01-10 ann"),
        files("local/app", "2023-01-10", "2023-01-10 licence MIT"),
        files("local/web", "2023-01-10"),
        collected("local/app", until="2024-03-16"),
        collected("local/web", until="2024-06-01"),
    )
    assert told.coverage("licence_coverage", "2024-02") == 1
    assert told.coverage("licence_coverage", "2024-03") == pytest.approx((1 + 16 / 31) / 2)  # 16 days of March
    assert told.coverage("licence_coverage", "2024-04") == 1 / 2
    # What app has is not known in April: of the repositories that are, none has a licence.
    assert told.months("licence_coverage", "2024-02", "2024-04") == [50, 50, 0]
    assert told.row("licence_coverage", "2024-04")["sample_size"] == 1
    assert told.coverage("inactive_contributors", "2024-04") == 1 / 2
    # Twelve months to April 2024: 12 of the one; of the other May to February and 16 days of March.
    assert told.coverage("contributors", "2024-04") == pytest.approx((12 + 10 + 16 / 31) / 24)
