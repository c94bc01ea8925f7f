"""Issues; how long they and change requests take until they are closed, how old open ones are, what is known."""

from datetime import UTC, datetime, timedelta

import pytest

from data.records import Collection
from data.workspace import Workspace
from tests.data.story import change_requests, collected, commits, failed, issues, moment, running, tell

CLOSE, AGE = "time_to_close", "issue_age"
ALL = ("time_to_first_response", "time_to_first_response_p90", "first_response_within_2_days", CLOSE)


def test_issues_are_counted_by_the_months_of_opening_and_closing(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-02-10 ann"),
        issues("local/app", "2024-01-10 ann closed 2024-02-02", "2024-01-31 ghost withdrawn 2024-02-03"),
        issues("local/app", "2024-01-11 renovate[bot] closed 2024-01-12", "2024-01-12 ci@x.example", "2024-03-01 ann"),
        change_requests("local/app", "2024-02-01 ann closed 2024-02-02"),
        commits("local/web", "2024-03-05 ann"),
        change_requests("local/web", "2024-02-05 ann"),
        collected("local/app", until="2024-05-01"),
        collected("local/web", until="2024-05-01"),
        said="people: {bots: [ci@x.example]}",
    )
    assert told.months("issues_opened", "2024-01", "2024-04") == [2, 0, 1, 0]
    assert told.months("issues_closed", "2024-01", "2024-04") == [0, 2, 0, 0]
    assert [told.begins(), told.begins("local/app"), told.begins("local/web")] == ["2024-01", "2024-01", "2024-02"]
    assert told.months("commits", "2024-01", "2024-03", "local/app") == [0, 1, 0]


def test_an_impossible_date_belongs_to_no_month(workspace: Workspace) -> None:
    told = tell(
        workspace,
        issues("local/app", "2024-01-10 ann closed 2106-02-07", "1969-12-31 ann closed 2024-01-20", "2106-02-07 ann"),
        change_requests("local/app", "2024-01-10 ann merged 2106-02-07", "1969-12-31 ann merged 2024-01-20"),
        issues("local/app", "2024-05-02T00:00 ann", "2024-05-02T00:01 ann"),  # a day after the collection, and more
        collected("local/app", until="2024-05-01"),
    )
    assert told.begins() == "2024-01"
    assert [told.total(name) for name in ("issues_opened", "issues_closed")] == [2, 1]
    assert [told.total(name) for name in ("change_requests_opened", "change_requests_merged")] == [1, 1]
    assert sum(row["sample_size"] for row in told.rows("issues_opened")) == 2
    assert told.row(CLOSE, "2024-04")["sample_size"] == 2  # the two of January are open, as far as is known
    assert told.row(AGE, "2024-04")["sample_size"] == 1


@pytest.mark.parametrize(
    ("waiting", "spread"),
    [
        (0, (4, None, None)),  # 2, 4, 6
        (1, (5, None, None)),  # and one that is longer
        (3, (None, (6 + 59.5) / 2, None)),  # two equal halves
    ],
)
def test_what_is_not_closed_takes_longer_than_its_age(
    workspace: Workspace, waiting: int, spread: tuple[float | None, ...]
) -> None:
    told = tell(
        workspace,
        issues("local/app", "2024-02-10 ann closed 2024-02-12", "2024-02-10 ann closed 2024-02-14"),
        change_requests("local/app", "2024-02-10 ann merged 2024-02-16", *["2024-01-01 ann"] * waiting),
        issues(
            "local/app", "2024-02-10 ann", "2024-02-10 ann closed 2024-03-01"
        ),  # both open for less than thirty days
        issues("local/app", "2024-01-01 renovate[bot]"),
        collected("local/app", until="2025-06-01"),
    )
    assert told.spread(CLOSE, "2024-02") == spread
    assert told.row(CLOSE, "2024-02")["sample_size"] == 3 + waiting


def test_closing_counts_for_a_year_and_staying_open_for_ever(workspace: Workspace) -> None:
    told = tell(
        workspace,
        issues("local/app", "2020-01-01 ann", "2022-01-01 ann closed 2023-01-01"),
        collected("local/app", until="2025-06-01"),
    )
    assert told.spread(CLOSE, "2022-12") == (None, (1096 + 365) / 2 - 0.5, None)  # 2020 had 366 days
    assert told.spread(CLOSE, "2023-12") == (None, (365 + 1461 - 0.5) / 2, None)
    assert told.row(CLOSE, "2023-12")["sample_size"] == 2
    assert told.spread(CLOSE, "2024-01") == (None, 1461 + 31 - 0.5, None)


def test_the_age_is_that_of_the_issues_open_at_the_end_of_the_month(workspace: Workspace) -> None:
    told = tell(
        workspace,
        issues("local/app", "2024-01-01 ann", "2024-01-11 ann closed 2024-02-01", "2024-01-31 ann withdrawn never"),
        issues("local/app", "2024-01-01 renovate[bot]"),
        change_requests("local/app", "2024-01-01 ann"),
        issues("local/web", "2024-01-21 ann x10"),
        collected("local/app", until="2025-06-01"),
        collected("local/web", until="2025-06-01"),
    )
    assert told.spread(AGE, "2024-01", "local/app") == (20.5, None, None)  # 30.5, 20.5, 0.5
    assert told.spread(AGE, "2024-02", "local/app") == ((59.5 + 29.5) / 2, None, None)
    assert told.spread(AGE, "2024-02", "local/web") == (39.5, 39.5, 39.5)
    assert told.spread(AGE, "2024-02") == (39.5, 29.5, 59.5)  # 12/2 - 1.5·√12 = 0.8: the first and the last of twelve
    assert told.row(AGE, "2024-02")["sample_size"] == 12


def test_nothing_is_known_beyond_the_last_confirmation(workspace: Workspace) -> None:
    told = tell(
        workspace,
        issues("local/app", "2024-01-01 ann"),
        issues("local/web", "2024-01-21 ann"),
        collected("local/app", until="2024-02-15"),
        failed("local/app", at="2024-05-01"),
        collected("local/web", until="2025-06-01"),
    )
    assert told.spread(CLOSE, "2024-02", "local/app") == (None, 44.5, None)  # to the fifteenth of February
    assert told.spread(CLOSE, "2024-12", "local/app") == (None, 44.5, None)
    assert told.spread(AGE, "2024-02", "local/app") == (44.5, None, None)
    assert told.spread(AGE, "2024-03", "local/app") == (None, None, None)
    assert told.row(AGE, "2024-02")["sample_size"] == 2
    assert (told(AGE, "2024-03"), told.coverage(AGE, "2024-03")) == (70.5, 1 / 2)  # web's alone
    assert told.row(CLOSE, "2025-01")["sample_size"] == 2
    assert told.row(CLOSE, "2025-02")["sample_size"] == 1  # the twelve months begin after the confirmation
    assert told.row("change_request_closure_ratio", "2025-02")["sample_size"] == 0


def test_what_the_forge_says_it_has_is_what_is_expected(workspace: Workspace) -> None:
    told = tell(
        workspace,
        issues("local/app", "2024-01-01 ann"),
        collected("local/app", "2025-06-01", "issue", expected=4, collected=1),
        collected("local/app", "2025-06-01", "change_request", expected=0, collected=0),
        issues("local/never", "2024-01-01 ann"),
        collected("local/never", "2025-06-01", "commit", "change_request"),
    )
    for metric in ALL:
        assert told.coverage(metric, "2024-12", "local/app") == (1 / 4 + 1) / 2, metric
        assert told.row(metric, "2024-12", "local/never")["sample_size"] == 0, metric
        assert told.spread(metric, "2024-12", "local/never") == (None, None, None), metric
    assert told.coverage("issues_opened", "2024-01", "local/app") == 1 / 4
    assert told("change_requests_opened", "2024-01", "local/app") == 0
    assert told("issues_opened", "2024-01", "local/never") is None


def test_where_issues_are_disabled_there_are_none(workspace: Workspace) -> None:
    at = moment("2025-06-01")
    told = tell(
        workspace,
        change_requests("local/app", "2024-01-01 ann answered 2024-01-02 bob", "2024-01-01 ann answered 2024-01-04 cy"),
        collected("local/app", "2025-06-01", "change_request"),
        lambda _: [Collection("local/app", "issue", at, at, at, "disabled", 0, 0)],
    )
    assert (told("issues_opened", "2024-01"), told.coverage("issues_opened", "2024-01")) == (0, 1)
    assert told.row(AGE, "2024-02")["sample_size"] == 0
    assert (told("time_to_first_response", "2024-12"), told.coverage("time_to_first_response", "2024-12")) == (2, 1)


def test_the_running_month_ends_with_the_last_confirmation(workspace: Workspace) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    soon = (now + timedelta(hours=1)).isoformat()  # by a clock that runs ahead
    told = tell(
        workspace,
        issues("local/app", f"{running(2)}-01T00:00 ann closed {soon}", f"{soon} ann"),
        collected("local/app", until=now.isoformat()),
    )
    days = (now - datetime.fromisoformat(f"{running(2)}-01")) / timedelta(days=1)
    assert told.spread(AGE, running()) == (pytest.approx(days), None, None)
    assert told.spread(CLOSE, running()) == (None, pytest.approx(days), None)
    assert told.row(CLOSE, running())["sample_size"] == 1
    assert told("issues_opened", running()) == 1
    assert told.coverage("issues_opened", running()) == 1
