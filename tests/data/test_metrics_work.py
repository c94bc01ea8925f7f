"""Work: commits, merges, machines, impossible dates, lines, releases, active repositories."""

from datetime import UTC, datetime

from data.workspace import Workspace
from tests.data.story import collected, commits, repository, running, tags, tell

EVERY = ("commits", "merge_commits", "bot_commits", "misdated_commits")


def test_people_merges_and_machines_are_counted_apart(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann", "2024-01-31 ann committed 2024-02-02", "2024-01-12 bob merge"),
        commits("local/app", "2024-02-01 renovate[bot]", "2024-02-02 renovate[bot] merge"),
        commits("local/web", "2024-02-03 ann x3", "2024-02-04 ann merge"),
        collected("local/app", until="2024-04-01"),
        collected("local/web", until="2024-04-01"),
    )
    assert told.months("commits", "2024-01", "2024-03", "local/app") == [2, 0, 0]  # by author date: none in February
    assert told.months("merge_commits", "2024-01", "2024-03", "local/app") == [1, 0, 0]
    assert told.months("bot_commits", "2024-01", "2024-03", "local/app") == [
        0,
        2,
        0,
    ]  # a machine's merge is a machine's
    assert told.months("commits", "2024-01", "2024-03") == [2, 3, 0]  # 2 + 0, 0 + 3
    assert told.months("merge_commits", "2024-01", "2024-03") == [1, 1, 0]
    assert told.months("bot_commits", "2024-01", "2024-03") == [0, 2, 0]
    assert told.row("commits", "2024-02")["sample_size"] == 3


def test_months_begin_with_the_first_activity_and_none_is_zero_where_it_was_looked_for(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann", "2024-04-02 ann"),
        commits("local/web", "2024-03-01 ann"),
        collected("local/app", until="2024-05-01"),
        collected("local/web", until="2024-05-01"),
        collected("local/empty", until="2024-05-01"),
        repository("local/never"),
    )
    assert [told.begins(), told.begins("local/app"), told.begins("local/web")] == ["2024-01", "2024-01", "2024-03"]
    assert [told.begins("local/empty"), told.begins("local/never")] == ["2024-01", "2024-01"]  # the organisation's
    assert told.months("commits", "2024-01", "2024-04", "local/app") == [1, 0, 0, 1]
    assert told.months("commits", "2024-01", "2024-04", "local/empty") == [0, 0, 0, 0]
    assert told.months("commits", "2024-01", "2024-04", "local/never") == [None] * 4
    assert told.months("commits", "2024-06", "2024-07", "local/app") == [None, None]  # after the last confirmation
    assert told.months("commits", "2024-06", "2024-07") == [None, None]


def test_an_impossible_date_is_shown_in_the_committers_month_else_that_of_the_first_collection(
    workspace: Workspace,
) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann", "1969-12-31 ben committed 2024-02-03", "2106-02-07 cleo merge"),
        commits("local/app", "never dora committed never", "1969-01-01 renovate[bot] committed 2024-02-04"),
        collected("local/app", until="2024-05-02"),  # the first collection
        collected("local/app", until="2024-06-01"),
    )
    assert told.months("misdated_commits", "2024-01", "2024-05", "local/app") == [0, 2, 0, 0, 2]
    assert told.months("misdated_commits", "2024-01", "2024-05") == [0, 2, 0, 0, 2]
    assert told.begins() == "2024-01"
    assert told.total("commits") == 1  # ann's alone; no other metric knows the others
    assert told.total("merge_commits") == told.total("bot_commits") == 0
    assert told.total("lines_changed") == 1
    assert told.total("new_contributors") == 1
    assert told("contributors", "2024-05") == 1
    assert told("active_repositories", "2024-05") == 1


def test_a_date_may_be_the_first_of_1970_and_a_day_after_the_collection_but_not_more(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "1970-01-01 ann", "2024-06-02 ann", "2024-06-03 ann"),
        collected("local/app", until="2024-06-01T18:00"),  # a day later is 18:00 on the second, commits are at noon
    )
    assert told("commits", "1970-01") == 1
    assert told("commits", "2024-06") == 1
    assert told("misdated_commits", "2024-06") == 1


def test_the_four_counts_are_every_commit(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann x3", "2024-01-12 bob merge", "2024-02-01 renovate[bot] x2"),
        commits("local/app", "1969-12-31 ann merge committed 2024-02-03", "never renovate[bot] committed never"),
        commits("local/web", "2023-12-31 ann", "2106-02-07 ann", "2024-03-05 snyk-bot merge"),
        collected("local/app", until="2024-05-01"),
        collected("local/web", until="2024-05-01"),
    )
    assert sum(told.total(metric, "local/app") for metric in EVERY) == 3 + 1 + 2 + 2
    assert sum(told.total(metric, "local/web") for metric in EVERY) == 3
    assert sum(told.total(metric) for metric in EVERY) == 8 + 3


def test_lines_are_added_and_removed_and_unknown_ones_lower_the_coverage(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann +3 -2", "2024-01-11 ann unread", "2024-02-01 ann unread"),
        commits("local/app", "2024-04-01 ann +10", "2024-04-02 renovate[bot] +4 -4"),
        commits("local/web", "2024-01-05 ben -7"),
        collected("local/app", until="2024-05-01"),
        collected("local/web", until="2024-05-01"),
    )
    # January: 3 + 2, the other unknown. February: nothing known. March: no commit. April: 10 + 8, machines included.
    assert told.months("lines_changed", "2024-01", "2024-04", "local/app") == [5, None, 0, 18]
    assert told.months("lines_changed", "2024-01", "2024-04") == [5 + 7, None, 0, 18]
    # Two resources: commits, known wholly, and lines, known of one commit in two, of none, of none there are, of both.
    assert told.coverage("lines_changed", "2024-01", "local/app") == (1 + 1 / 2) / 2
    assert told.coverage("lines_changed", "2024-02", "local/app") == (1 + 0) / 2
    assert told.coverage("lines_changed", "2024-03", "local/app") == 1
    assert told.coverage("lines_changed", "2024-01") == (1 + (1 / 2 + 1) / 2) / 2
    assert told.coverage("commits", "2024-02", "local/app") == 1


def test_releases_are_tags_by_their_date_without_pre_releases(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-01 ann"),
        commits("local/web", "2024-01-01 ann"),
        tags(
            "local/app",
            "2024-01-05 v1",
            "2024-01-06 v1.0.1",
            "2024-01-07 v2-rc1 pre",
            "2024-03-01 v2",
            "never odd",
            "2106-01-01 late",
        ),
        tags("local/web", "2024-03-31 v1"),
        collected("local/app", until="2024-05-01"),
        collected("local/web", until="2024-05-01"),
    )
    assert told.months("releases", "2024-01", "2024-04", "local/app") == [2, 0, 1, 0]
    assert told.months("releases", "2024-01", "2024-04") == [2, 0, 2, 0]


def test_a_repository_is_active_for_a_year_after_a_persons_commit(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann"),
        commits("local/bots", "2024-01-10 renovate[bot]", "2024-01-11 ann merge"),
        repository("local/old", archived=True),
        commits("local/old", "2024-01-05 ann", "2024-02-20 ann"),
        *(collected(f"local/{name}", until="2025-03-01") for name in ("app", "bots", "old")),
    )
    assert told.months("active_repositories", "2024-11", "2025-02", "local/app") == [1, 1, 0, 0]  # January to December
    assert told.months("active_repositories", "2024-01", "2024-02", "local/bots") == [0, 0]
    # An archived repository ends with its last commit, and stays in history.
    assert told.months("active_repositories", "2024-01", "2024-04", "local/old") == [1, 1, 0, 0]
    assert told.months("commits", "2024-01", "2024-03", "local/old") == [1, 1, 0]
    assert told.months("active_repositories", "2024-01", "2024-04") == [2, 2, 1, 1]
    assert told.months("active_repositories", "2024-12", "2025-01") == [1, 0]


def test_the_running_month_is_computed_and_incomplete(workspace: Workspace) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    told = tell(
        workspace,
        commits("local/app", f"{running(1)}-10 ann", f"{running()}-01 ann x2"),
        collected("local/app", until=now.isoformat()),
    )
    rows = told.rows("commits", "local/app")
    assert [row["value"] for row in rows] == [1, 2]  # the month before, the running one, and none after
    assert [row["coverage"] for row in rows] == [1, 1]  # of the days so far
    assert rows[-1]["collected_at"].to_pydatetime() == now  # before the month's end: readers see that it still runs


def test_the_running_month_covers_the_days_until_the_confirmation(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", f"{running(1)}-10 ann"),
        collected("local/app", until=f"{running()}-01"),
    )
    assert told("commits", running(), "local/app") == 0
    assert told.coverage("commits", running(), "local/app") == 1 / datetime.now(UTC).day  # the first of so many days


def test_lines_of_a_shared_commit_are_unknown_where_they_are_at_its_home(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/a", "2024-01-10 ann =shared unread", "2024-02-01 ann x2"),
        commits("local/b", "2024-01-10 ann =shared +5", "2024-02-01 ann x2"),
        collected("local/a", until="2024-04-01"),
        collected("local/b", until="2024-04-01"),
    )
    assert told.months("lines_changed", "2024-01", "2024-02", "local/b") == [5, 2]
    assert told.months("lines_changed", "2024-01", "2024-02") == [None, 4]  # the one commit of January, not a zero
