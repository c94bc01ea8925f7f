"""People: who contributes, who is one person, who is a machine, who is new, who comes seldom, who has gone."""

from data.workspace import Workspace
from tests.data.story import collected, commits, mapped, repository, tell


def test_contributors_are_the_people_of_twelve_months(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits(
            "local/app", "2024-01-10 ann x2", "2024-01-11 bob", "2024-01-12 dora merge", "2024-01-13 renovate[bot]"
        ),
        commits("local/web", "2024-02-01 ann", "2024-03-31 cleo"),
        collected("local/app", until="2025-05-01"),
        collected("local/web", until="2025-05-01"),
    )
    assert told.months("contributors", "2024-01", "2024-04", "local/app") == [2, 2, 2, 2]
    assert told.months("contributors", "2024-01", "2024-04") == [2, 2, 3, 3]  # ann is one person in two repositories
    # The window ends with its month: bob leaves it in January 2025, ann in February, cleo in March.
    assert told.months("contributors", "2024-12", "2025-03") == [3, 2, 1, 0]
    assert told.months("contributors", "2024-12", "2025-03", "local/app") == [2, 0, 0, 0]


def test_one_person_with_several_addresses_by_mailmap_and_then_by_the_configuration(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann@old.example", "2024-01-11 ann@mid.example", "2024-02-01 ann@new.example"),
        commits("local/app", "2024-01-10 bob@a.example", "2024-01-11 bob@b.example"),
        commits(
            "local/far", "2024-02-05 dora@old.example", "2024-02-06 dora@mid.example", "2024-02-07 dora@new.example"
        ),
        mapped("local/far", "dora@old.example dora@mid.example"),
        collected("local/far", until="2024-04-01"),
        commits("local/web", "2024-02-01 cleo@a.example", "2024-02-02 cleo@b.example"),
        mapped("local/app", "ann@old.example ann@mid.example"),  # then mid is new: two steps
        mapped("local/web", "cleo@b.example cleo@a.example"),
        collected("local/app", until="2024-04-01"),
        collected("local/web", until="2024-04-01"),
        # Of dora the configuration names the address that .mailmap has already taken away.
        said="people: {same: [[ann@new.example, ann@mid.example], [dora@new.example, dora@old.example]]}",
    )
    # January: ann, bob twice (nobody says that he is one). February: no new one in app.
    assert told.months("contributors", "2024-01", "2024-02", "local/app") == [3, 3]
    assert told.months("new_contributors", "2024-01", "2024-02", "local/app") == [3, 0]
    assert told("contributors", "2024-02", "local/web") == 1
    assert told("contributors", "2024-02", "local/far") == 1
    assert told("contributors", "2024-02") == 5


def test_machines_are_known_by_their_mark_and_by_the_configuration(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann", "2024-01-10 dependabot", "2024-01-11 ci@x.example"),
        commits("local/app", "2024-01-12 7+builder@users.noreply.github.com merge"),
        collected("local/app", until="2024-03-01"),
        said="people: {bots: [ci@x.example, github.com/builder]}",
    )
    assert told("commits", "2024-01") == 1
    assert told("merge_commits", "2024-01") == 0
    assert told("bot_commits", "2024-01") == 3
    assert told("contributors", "2024-01") == told("new_contributors", "2024-01") == 1


def test_new_is_who_contributes_for_the_first_time_ever(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2022-01-10 ann", "2024-01-10 ann", "2024-01-11 cleo", "2024-02-01 bob merge"),
        commits("local/web", "2024-02-01 ann", "2024-02-02 bob", "2024-03-01 bob"),
        collected("local/app", until="2024-05-01"),
        collected("local/web", until="2024-05-01"),
    )
    assert told("new_contributors", "2022-01") == 1
    assert told.months("new_contributors", "2024-01", "2024-04") == [1, 1, 0, 0]  # cleo, bob: ann came in 2022
    assert told.months("new_contributors", "2024-01", "2024-04", "local/app") == [1, 0, 0, 0]
    assert told.months("new_contributors", "2024-02", "2024-04", "local/web") == [2, 0, 0]  # ann is new there


def test_who_is_new_is_unknown_where_the_history_is_cut_short(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/whole", "2024-01-10 ann"),
        repository("local/cut", shallow="2024-02-01"),
        commits("local/cut", "2024-02-10 bob", "2024-04-01 cleo"),
        collected("local/whole", until="2024-05-01"),
        collected("local/cut", until="2024-05-01"),
    )
    assert told.months("new_contributors", "2024-01", "2024-04", "local/cut") == [None] * 4
    assert told.coverage("new_contributors", "2024-04", "local/cut") == 0
    assert told.coverage("new_contributors", "2024-04") == 1 / 2  # one history of two is whole
    assert told.months("new_contributors", "2024-01", "2024-04") == [1, 0, 0, 0]  # bob may have come long before
    assert told.months("commits", "2024-02", "2024-04", "local/cut") == [1, 0, 1]  # what it did is known


def test_occasional_are_fewer_than_four_contributions_a_year_and_hidden_below_five_people(
    workspace: Workspace,
) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-01 ann x4", "2024-01-02 ben x3", "2024-01-03 cleo", "2024-01-04 dora x5"),
        commits("local/app", "2024-02-05 emil"),
        commits("local/web", "2024-02-06 cleo x3", "2024-02-07 emil merge x9"),
        collected("local/app", until="2025-05-01"),
        collected("local/web", until="2025-05-01"),
    )
    # January: four people. February: ben 3, cleo 1, emil 1 of five.
    assert told.months("occasional_contributors", "2024-01", "2024-02", "local/app") == [None, 60]
    assert told("occasional_contributors", "2024-02") == 40  # cleo has 1 + 3 in the organisation: ben and emil of five
    assert told.row("occasional_contributors", "2024-01", "local/app")["sample_size"] == 4
    assert told("occasional_contributors", "2024-12", "local/app") == 60
    assert told("occasional_contributors", "2025-01", "local/app") is None  # emil alone is left


def test_inactive_is_whose_last_contribution_is_twelve_to_twenty_four_months_ago(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2021-01-10 ann", "2021-03-15 ben", "2022-07-01 ben", "2021-05-05 cleo"),
        commits("local/web", "2021-09-01 cleo"),
        collected("local/app", until="2024-12-01"),
        collected("local/web", until="2024-12-01"),
    )
    # app: ann January to December 2022; ben from March 2022 until he comes back in July; cleo from May 2022 on.
    year = [1, 1, 2, 2, 3, 3, 2, 2, 2, 2, 2, 2]
    assert told.months("inactive_contributors", "2021-12", "2022-12", "local/app") == [0, *year]
    # ann leaves in January 2023, cleo in May; ben is inactive again from July 2023 to June 2024.
    assert told.months("inactive_contributors", "2023-01", "2023-08", "local/app") == [1, 1, 1, 1, 0, 0, 1, 1]
    assert told.months("inactive_contributors", "2024-06", "2024-07", "local/app") == [1, 0]
    # The organisation saw cleo last in September 2021: she is inactive from September 2022.
    assert told.months("inactive_contributors", "2022-04", "2022-09") == [2, 2, 2, 1, 1, 2]
    assert told.months("inactive_contributors", "2023-01", "2023-09") == [1, 1, 1, 1, 1, 1, 2, 2, 1]


def test_who_is_inactive_is_unknown_until_a_short_history_reaches_back_two_years(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/whole", "2022-01-10 ann"),
        repository("local/cut", shallow="2022-02-15"),
        commits("local/cut", "2022-03-10 bob"),
        collected("local/whole", until="2024-05-01"),
        collected("local/cut", until="2024-05-01"),
    )
    # January 2024 asks for February 2022 to January 2023, February 2024 for March 2022 to February 2023.
    assert told.months("inactive_contributors", "2024-01", "2024-03", "local/cut") == [None, 1, 0]
