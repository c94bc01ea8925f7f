"""Change requests: how many come in, are settled, taken in, and looked at before."""

from data.workspace import Workspace
from tests.data.story import change_requests, collected, issues, repository, tell

CLOSED, ACCEPTED, REVIEWED = "change_request_closure_ratio", "change_request_acceptance", "change_requests_reviewed"

KINDS = ("old", "fork", "mirror", "own")


def test_they_are_counted_by_the_months_of_opening_and_merging(workspace: Workspace) -> None:
    told = tell(
        workspace,
        change_requests("local/app", "2024-01-10 ann merged 2024-02-02", "2024-01-31 bob closed 2024-02-03"),
        change_requests("local/app", "2024-02-01 ghost merged 2024-02-29", "2024-03-01 ann draft x3"),
        change_requests("local/app", "2024-01-11 renovate[bot] merged 2024-01-12", "2024-01-12 ci@x.example"),
        change_requests("local/web", "2024-02-05 ann merged 2024-03-31"),
        issues("local/app", "2024-02-01 ann closed 2024-02-02"),
        collected("local/app", until="2024-05-01"),
        collected("local/web", until="2024-05-01"),
        said="people: {bots: [ci@x.example]}",
    )
    assert told.months("change_requests_opened", "2024-01", "2024-04", "local/app") == [2, 1, 3, 0]
    assert told.months("change_requests_merged", "2024-01", "2024-04", "local/app") == [0, 2, 0, 0]
    assert told.months("change_requests_opened", "2024-01", "2024-04") == [2, 2, 3, 0]
    assert told.months("change_requests_merged", "2024-01", "2024-04") == [0, 2, 1, 0]
    assert told.row("change_requests_opened", "2024-02")["sample_size"] == 2


def test_closed_is_what_was_settled_of_all_that_was_open_in_the_year(workspace: Workspace) -> None:
    told = tell(
        workspace,
        change_requests("local/app", "2022-01-10 ann closed 2022-06-10"),
        change_requests("local/app", "2023-01-10 ann"),
        change_requests("local/app", "2024-01-10 ann merged 2024-03-10", "2024-02-01 ann closed 2024-02-02"),
        change_requests("local/app", "2024-01-10 renovate[bot]"),
        change_requests("local/web", "2024-02-01 ann merged 2024-02-02 x3"),
        collected("local/app", until="2025-06-01"),
        collected("local/web", until="2025-06-01"),
    )
    assert told.months(CLOSED, "2022-05", "2022-06", "local/app") == [0, 100]
    assert told.months(CLOSED, "2023-05", "2023-06", "local/app") == [50, 0]  # the first leaves the twelve months
    assert told.months(CLOSED, "2024-01", "2024-02", "local/app") == [0, 100 / 3]  # of one and one more, one more again
    assert told(CLOSED, "2024-03", "local/app") == 200 / 3
    assert told.row(CLOSED, "2024-03", "local/app")["sample_size"] == 3
    assert told.months(CLOSED, "2025-01", "2025-03", "local/app") == [200 / 3, 50, 0]
    assert told(CLOSED, "2024-02") == 100 * 4 / 6  # over all of them, not the mean of 33 and 100
    assert told(CLOSED, "2025-02", "local/web") is None  # none was there


def test_accepted_is_what_was_merged_of_what_was_closed(workspace: Workspace) -> None:
    told = tell(
        workspace,
        change_requests("local/app", "2023-05-10 ann closed 2024-01-20", "2024-01-11 ann", "2024-01-11 ann draft"),
        change_requests(
            "local/app", "2024-01-10 ann merged 2024-02-10 x2", "2024-01-10 renovate[bot] merged 2024-01-10"
        ),
        change_requests("local/web", "2024-01-10 ann closed 2024-02-10"),
        collected("local/app", until="2025-06-01"),
        collected("local/web", until="2025-06-01"),
    )
    assert told.months(ACCEPTED, "2023-12", "2024-02", "local/app") == [None, 0, 200 / 3]
    assert told(ACCEPTED, "2024-02") == 50
    assert told.row(ACCEPTED, "2024-02")["sample_size"] == 4
    assert told.months(ACCEPTED, "2024-12", "2025-02", "local/app") == [200 / 3, 100, None]


def test_reviewed_is_what_somebody_else_looked_at_of_what_was_merged(workspace: Workspace) -> None:
    told = tell(
        workspace,
        change_requests("local/app", "2024-01-10 ann reviewed 2024-01-12 merged 2024-01-15 x2"),
        change_requests("local/app", "2024-01-10 ann merged 2024-01-15", "2024-01-10 ann reviewed 2024-01-12"),
        change_requests("local/app", "2024-01-10 ann reviewed 2024-02-05 merged 2024-01-20"),  # looked at afterwards
        change_requests("local/app", "2024-01-10 ann reviewed 2024-01-12 closed 2024-01-15"),
        change_requests("local/app", "2024-01-10 renovate[bot] merged 2024-01-15"),
        collected("local/app", until="2025-06-01"),
    )
    assert told.months(REVIEWED, "2024-01", "2024-02") == [50, 75]
    assert told.row(REVIEWED, "2024-01")["sample_size"] == 4
    assert told.months(REVIEWED, "2024-12", "2025-01") == [75, None]


def test_archived_repositories_count_and_forks_mirrors_and_private_ones_do_not(workspace: Workspace) -> None:
    told = tell(
        workspace,
        repository("local/old", archived=True),
        repository("local/fork", fork=True),
        repository("local/mirror", mirror=True),
        repository("local/own", private=True),
        *(change_requests(f"local/{name}", "2024-01-10 ann reviewed 2024-01-11 merged 2024-01-12") for name in KINDS),
        *(issues(f"local/{name}", "2024-01-10 ann") for name in KINDS),
        *(collected(f"local/{name}", until="2024-05-01") for name in KINDS),
    )
    for metric in ("change_requests_opened", "change_requests_merged", "issues_opened"):
        assert (told(metric, "2024-01"), told(metric, "2024-01", "local/old")) == (1, 1)
        assert told.rows(metric, "local/fork") == []
    sizes = {CLOSED: 1, ACCEPTED: 1, REVIEWED: 1, "time_to_first_response": 2, "time_to_close": 2, "issue_age": 1}
    assert {metric: told.row(metric, "2024-03")["sample_size"] for metric in sizes} == sizes
