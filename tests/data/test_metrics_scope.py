"""Whose work counts: shared commits, forks, mirrors, what is excluded or private, two organisations."""

import pytest

from data.workspace import Workspace
from tests.data.story import Event, Told, collected, commits, repository, tell

THEIRS = "city-of-y"


def work(name: str, *hashes: str, month: str = "2024-01") -> list[Event]:
    """A repository with commits of these hashes, by ann, collected until April."""
    lines = [f"{month}-10 ann ={one}" for one in hashes]
    return [commits(name, *lines), collected(name, until="2024-04-01")]


def spoken_of(told: Told) -> set[str]:
    """The repositories that have figures."""
    rows = told.snapshot.rows("select distinct repository from metric_value where repository is not null")
    return {row[0] for row in rows}


def test_a_commit_that_two_repositories_hold_counts_once_for_the_organisation(workspace: Workspace) -> None:
    told = tell(workspace, *work("local/a", "s1", "s2", "a1", "a2", "a3"), *work("local/b", "s1", "s2", "b1", "b2"))
    assert told("commits", "2024-01", "local/a") == 5
    assert told("commits", "2024-01", "local/b") == 4  # 2 of 4 is not more than half: no fork
    assert told("commits", "2024-01") == 7
    assert told("contributor_absence_factor", "2024-01") == 1
    assert told.row("contributor_absence_factor", "2024-01")["sample_size"] == 7


def test_a_shared_commit_counts_in_the_smallest_repository_that_is_in_scope(workspace: Workspace) -> None:
    told = tell(
        workspace,
        # Without a date it belongs to the month of its repository's first collection, which differs.
        commits("local/a", "never ann =shared", "2024-01-10 ann x3"),
        commits("local/b", "never ann =shared", "2024-01-10 ann x3"),
        commits("local/c", "never ann =shared", "2024-01-10 ann x3"),
        collected("local/a", until="2024-05-01", at="2024-02-01"),
        collected("local/b", until="2024-05-01", at="2024-03-01"),
        collected("local/c", until="2024-05-01", at="2024-04-01"),
        said="exclude: [local/a]",
    )
    assert told.months("misdated_commits", "2024-01", "2024-04") == [0, 0, 1, 0]
    assert told.months("misdated_commits", "2024-04", "2024-04", "local/c") == [1]


def test_a_fork_shares_more_than_half_of_its_commits_with_a_bigger_one(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *work("local/big", "s1", "s2", "s3", "s4", "s5"),
        *work("local/copy", "s1", "s2", "c1"),  # 2 of 3
        *work("local/half", "s3", "s4", "h1", "h2"),  # 2 of 4
        *work("local/x-one", "t1", "t2", "t3"),  # a tie: the larger id is the fork
        *work("local/x-two", "t1", "t2", "t3"),
    )
    assert spoken_of(told) == {"local/big", "local/half", "local/x-one"}
    assert told("commits", "2024-01") == 5 + 2 + 3
    assert told("active_repositories", "2024-01") == 3


def test_the_forges_own_word_on_forks_wins(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *work("local/a", "s1", "s2"),
        repository("local/b", fork=False),
        *work("local/b", "s1", "s2"),
        repository("local/c", fork=True),
        *work("local/c", "own"),
    )
    assert spoken_of(told) == {"local/a", "local/b"}
    assert told("commits", "2024-01") == 2
    assert told("commits", "2024-01", "local/b") == 2


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [("public", {"local/app", "local/open"}), ("all", {"local/app", "local/open", "local/in"})],
)
def test_mirrors_what_is_excluded_and_what_is_private_are_left_out(
    workspace: Workspace, visibility: str, expected: set[str]
) -> None:
    told = tell(
        workspace,
        *work("local/app", "a1"),
        repository("local/mirror", mirror=True),
        *work("local/mirror", "m1"),
        *work("local/old", "o1"),
        repository("local/in", private=True),
        *work("local/in", "p1"),
        repository("local/open", private=False, mirror=False),
        *work("local/open", "q1"),
        said=f"exclude: [Local/Old]\nvisibility: {visibility}",
    )
    assert spoken_of(told) == expected
    assert told("commits", "2024-01") == len(expected)


def test_two_organisations_do_not_mix(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *work("local/app", "s1", "s2", "s3"),
        commits("local/app", "2024-02-01 bob"),
        repository("git.y.example/y/app", THEIRS),
        *work("git.y.example/y/app", "s1", "s2", month="2024-01"),
        commits("git.y.example/y/app", "2023-12-01 ann", "2024-03-01 renovate[bot]"),
    )
    assert told("commits", "2024-01") == 3  # theirs is no fork of ours, and no commit of theirs is counted at home
    assert told("commits", "2024-01", "-", THEIRS) == 2
    assert next(row["period"].month for row in told.rows("commits", "-", THEIRS)) == 12
    assert told.begins() == "2024-01"
    assert told.months("new_contributors", "2024-01", "2024-02") == [1, 1]
    assert told("new_contributors", "2023-12", "-", THEIRS) == 1
    assert told("new_contributors", "2024-01", "-", THEIRS) == 0
    assert told("contributors", "2024-02", "-", THEIRS) == 1
    assert told("bot_commits", "2024-03") == 0
    assert told("active_repositories", "2024-03") == told("active_repositories", "2024-03", "-", THEIRS) == 1
    assert told.row("commits", "2024-01")["source"] == "own"
    assert told.row("commits", "2024-01", "-", THEIRS)["source"] == "peer"
