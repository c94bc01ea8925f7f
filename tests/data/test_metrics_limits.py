"""What is not known does not count as nothing, and what has not been yet is not read: beside the usual, the limits."""

from datetime import date, datetime, timedelta

import pytest

from data import definitions
from data.definitions import Settings
from data.ledger import open_ledger
from data.snapshot import Snapshot
from data.workspace import Workspace
from publish import publish
from tests.data.story import Told, collected, commits, failed, files, mapped, repository, tags, tell

KINDS = ("commits", "merge_commits", "bot_commits", "misdated_commits")


def on(workspace: Workspace, day: str) -> Told:
    """The same story, published at noon of that day."""
    with open_ledger(workspace.ledger) as ledger:
        publish(workspace, ledger, datetime.fromisoformat(day) + timedelta(hours=12))
    return Told(Snapshot(workspace.snapshot))


@pytest.mark.parametrize(("day", "march"), [("2024-03-31", 2), ("2024-04-01", 1)])
def test_a_clock_that_runs_ahead_of_a_month_loses_no_commit(workspace: Workspace, day: str, march: int) -> None:
    """A commit of the next day belongs to the running month until that day's month has come."""
    tell(
        workspace,
        commits(
            "local/app", "2024-01-05 ann x2", "2024-03-05 ann", "2024-04-01 ann", "1969-01-01 ann committed 1969-01-02"
        ),
        commits("local/app", "2024-02-01 ann merge", "2024-02-01 renovate[bot] merge"),
        collected("local/app", "2024-04-01"),
    )
    told = on(workspace, day)
    assert told("commits", "2024-03", "local/app") == march
    assert sum(told.total(kind, "local/app") for kind in KINDS) == 7
    assert sum(told.total(kind) for kind in KINDS) == 7


def test_a_release_more_than_a_day_after_the_collection_is_none(workspace: Workspace) -> None:
    tell(
        workspace,
        commits("local/app", "2024-03-05 ann"),
        tags("local/app", "2024-03-10 v1", "2024-03-12 v2", "2024-03-25 v3"),
        collected(
            "local/app", "2024-03-11"
        ),  # midnight: the tenth's noon is before, the twelfth's more than a day after
    )
    assert on(workspace, "2024-03-26")("releases", "2024-03", "local/app") == 1


def test_lines_that_nobody_asked_for_are_unknown_in_months_without_commits_too(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-05 ann unread", "2024-03-05 ann unread"),
        collected("local/app", "2024-05-01", "commit", "tag", "observation"),
    )
    for repo in ("local/app", "-"):
        assert told.months("lines_changed", "2024-01", "2024-04", repo) == [None] * 4
        assert told.coverage("lines_changed", "2024-02", repo) == 0.5  # commits are known, lines are not


def test_a_month_whose_lines_are_all_known_is_covered_whatever_the_others_lack(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-05 ann +2", "2024-02-05 ann unread", "2024-02-06 ann +3 -1"),
        collected("local/app", "2024-05-01", "commit", expected=3, collected=3),
        collected("local/app", "2024-05-01", "lines", expected=3, collected=2),
    )
    assert [told.coverage("lines_changed", f"2024-0{month}", "local/app") for month in (1, 2, 3)] == [1, 0.75, 1]


def test_a_machine_named_by_one_address_is_one_under_all_of_them(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-01 ci@x.example", "2024-01-02 old-ci@x.example", "2024-01-03 ann"),
        mapped("local/app", "old-ci@x.example ci@x.example"),
        collected("local/app", "2024-02-01"),
        said="people: {bots: [old-ci@x.example]}",
    )
    assert (told("bot_commits", "2024-01"), told("contributors", "2024-01")) == (2, 1)


def test_the_configuration_may_say_of_an_address_what_mailmap_says_otherwise_of_it(workspace: Workspace) -> None:
    """.mailmap: a is b; ospo.yaml: c is a. All three are one."""
    told = tell(
        workspace,
        commits("local/app", "2024-01-01 a@x.example", "2024-01-02 b@x.example", "2024-01-03 c@x.example"),
        mapped("local/app", "a@x.example b@x.example"),
        collected("local/app", "2024-02-01"),
        said="people: {same: [[a@x.example, c@x.example]]}",
    )
    assert told("contributors", "2024-01") == 1


def test_nobody_is_new_to_the_organisation_by_a_history_cut_short(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/cut", "2024-02-05 cy", "2024-03-05 bob"),
        commits("local/whole", "2024-01-05 ann", "2024-03-06 cy", "2024-03-07 dee"),
        repository("local/cut", shallow="2024-02-01"),
        *(collected(name, "2024-05-01") for name in ("local/cut", "local/whole")),
    )
    # Bob may have been there before the cut, cy was there before March: only dee is known to be new.
    assert told.months("new_contributors", "2024-01", "2024-04") == [1, 0, 1, 0]
    assert told.coverage("new_contributors", "2024-03") == 0.5


def test_an_archived_repository_rests_on_nobody_after_its_last_contribution(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/archived", "2024-01-05 ann"),
        commits("local/two", "2024-01-05 ann", "2024-01-05 bob", "2024-01-06 cy"),
        repository("local/archived", archived=True),
        *(collected(name, "2024-05-01") for name in ("local/archived", "local/two")),
    )
    assert [told.row("single_maintainer_share", month)["value"] for month in ("2024-01", "2024-02")] == [50, 0]
    assert [told.row("single_maintainer_share", month)["sample_size"] for month in ("2024-01", "2024-02")] == [2, 1]
    assert [told("active_repositories", month) for month in ("2024-01", "2024-02")] == [2, 1]
    assert [told.row("vitality", month)["sample_size"] for month in ("2024-01", "2024-02")] == [2, 1]


def test_the_state_of_a_source_that_fell_silent_is_not_its_state_today(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/silent", "2024-01-05 ann"),
        files("local/silent", "2024-01-05", "2024-01-05 licence MIT", "2024-01-05 readme"),
        commits("local/heard", "2024-01-05 ann"),
        files("local/heard", "2024-01-05"),
        collected("local/silent", "2024-02-10"),
        failed("local/silent", "2024-04-30"),
        collected("local/heard", "2024-05-01"),
    )
    assert told.months("licence_coverage", "2024-01", "2024-04") == [50, 50, 0, 0]
    assert told.months("licence_coverage", "2024-01", "2024-04", "local/silent") == [100, 100, None, None]
    assert [told.row("licence_coverage", month)["sample_size"] for month in ("2024-02", "2024-03")] == [2, 1]
    assert told.months("community_files", "2024-01", "2024-03") == [pytest.approx(100 / 7), pytest.approx(100 / 7), 0]
    # Both have 46 points, so neither is lively; of the silent one that is not known after February.
    assert [told.row("vitality", month)["sample_size"] for month in ("2024-02", "2024-03")] == [2, 1]


def test_the_readme_of_dot_github_is_not_the_readme_of_all(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("git.example/city/.github", "2024-01-05 ann"),
        files(
            "git.example/city/.github", "2024-01-05", "2024-01-05 readme", "2024-01-05 changelog", "2024-02-01 security"
        ),
        commits("git.example/city/app", "2024-01-05 ann"),
        files("git.example/city/app", "2024-01-05"),
        *(collected(f"git.example/city/{name}", "2024-05-01") for name in (".github", "app")),
    )
    found = told.months("community_files", "2024-01", "2024-02", "git.example/city/app")
    assert found == [0, pytest.approx(100 / 7)]  # SECURITY is for all, README and CHANGELOG are its own


def test_an_organisation_given_in_both_roles_is_our_own_and_has_its_rows_once(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-05 ann"),
        commits("local/lib", "2024-01-05 ann"),
        collected("local/app", "2024-02-01"),
        collected("local/lib", "2024-02-01"),
    )
    with open_ledger(workspace.ledger) as ledger:
        ledger.connection.execute("update ledger.repository set role = 'peer' where id = 'local/lib'")
    told = on(workspace, "2024-02-01")
    assert told.row("commits", "2024-01")["source"] == "own"


def test_vitality_of_the_running_month_is_that_of_the_day_it_is_known_until(workspace: Workspace) -> None:
    """Sixty days to 10 March 2024 begin on 11 January; those to the end of March would have left January behind."""
    tell(
        workspace,
        commits("local/app", "2021-01-01 ann", *(f"2024-01-{day:02} ann x40" for day in range(11, 21))),
        collected("local/app", "2024-03-10"),
    )
    # One author 4, released nothing 20, older than two years 35; 2 without work and 60 at forty commits, cut at 100.
    for day in ("2024-03-10", "2024-03-28"):  # nothing more is known on the 28th
        assert on(workspace, day)("vitality", "2024-03", "local/app") == (50 * 61 + 10 * 100) // 60


def test_vitality_gives_no_points_beyond_the_last_bound_of_its_table(workspace: Workspace) -> None:
    """A hundred releases on a day, or 10,000 days of age, are outside the published ranges."""
    told = tell(
        workspace,
        commits("local/old", "1996-01-01 ann"),  # 10,000 days are reached on 19 May 2023
        commits("local/many", "2021-01-01 ann"),
        tags(
            "local/many",
            *(f"2024-01-10 v{number}" for number in range(100)),
            *(f"2024-03-10 v3.{n}" for n in range(99)),
        ),
        *(collected(f"local/{name}", "2024-04-01") for name in ("old", "many")),
    )
    assert told.months("vitality", "2023-04", "2023-05", "local/old") == [61, 26]
    assert told("vitality", "2024-01", "local/many") == (59 * 61 + 41) // 60  # the day with a hundred: 4 + 2 + 0 + 35
    # The day with 99 has 4 + 2 + 50 + 35; sixty days to the end of March do not reach back to January.
    assert told("vitality", "2024-03", "local/many") == (59 * 61 + 91) // 60


def test_the_window_of_vitality_is_a_parameter(workspace: Workspace) -> None:
    """365 days to the end of February 2024 reach to thirty busy days of March 2023, 340 to five, 330 to none."""
    tell(
        workspace,
        commits("local/app", "2020-01-01 ann", *(f"2023-03-{day:02} ann x40" for day in range(2, 32))),
        collected("local/app", "2024-03-01"),
    )
    with open_ledger(workspace.ledger) as ledger:
        definitions.run_views(ledger.connection, Settings(date(2024, 3, 1), [], private=False))
        sql = definitions.metrics()["vitality"].sql
        asked = f"select value from ({sql}) where period = date '2024-02-01' and repository = 'local/app'"
        for days, points in {365: (335 * 61 + 30 * 100) / 365, 340: (335 * 61 + 5 * 100) / 340, 330: 61}.items():
            assert ledger.connection.execute(asked, {"days": days}).fetchall() == [(int(points),)]


def test_what_the_configuration_says_twice_counts_once(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-05 ann@x.example", "2024-01-06 ci@x.example"),
        collected("local/app", "2024-02-01"),
        said="people: {domains: [x.example, X.Example], bots: [ci@x.example, CI@x.example]}",
    )
    assert (told("commits", "2024-01"), told("bot_commits", "2024-01")) == (1, 1)
