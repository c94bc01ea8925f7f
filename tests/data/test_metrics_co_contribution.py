"""Which administrations contribute to ours, and to whose software our people do."""

import pytest

from data.records import RepositoryAlias
from data.workspace import Workspace
from tests.data.story import Event, Told, collected, commits, known, repository, tell
from tests.data.supply import gave

BY, TO = "administrations_contributing", "administrations_contributed_to"
OURS = "people: {domains: [x.example]}\n"
PEERS = """peers:
  - {name: City of Y, targets: [github:y], domains: [y.example]}
  - {name: City of Z, targets: [github:z]}
"""
Y, Z = "host.example/y/app", "host.example/z/app"


def read(*names: str, until: str = "2025-06-01") -> list[Event]:
    """Commits read to their end."""
    return [collected(name, until, "commit") for name in names]


def test_administrations_are_counted_once_for_a_year(workspace: Workspace) -> None:
    """A peer in January, an agency in February from two of its domains; a firm, a machine and a merge are none."""
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann@x.example x4", "2024-01-12 yan@y.example", "2024-02-05 zoe@agency.gov"),
        commits("local/app", "2024-02-06 zac@mail.agency.gov", "2024-03-01 co@firm.example"),
        commits("local/app", "2024-04-01 ci[bot]@hill.gov", "2024-04-02 mel@merge.gov merge"),
        commits("local/web", "2024-02-20 yan@y.example", "2024-02-20 ann@x.example"),
        known("agency.gov", "mail.agency.gov", "firm.example", "hill.gov", "merge.gov"),
        *read("local/app", "local/web"),
        said=OURS + PEERS,
    )
    assert told.spread(BY, "2024-01") == (1, 1, 1)
    assert told.months(BY, "2024-02", "2024-12") == [2] * 11
    assert told.months(BY, "2025-01", "2025-03") == [2, 0, 0]  # the last of both is February's
    assert told.months(BY, "2024-12", "2025-03", "local/app") == [2, 1, 0, 0]
    assert told.months(BY, "2024-12", "2025-03", "local/web") == [1, 1, 0, 0]
    assert told.row(BY, "2024-12")["sample_size"] == 10


@pytest.mark.parametrize(
    ("times", "expected"), [(2, (1, 1, 3)), (3, (None, 1, 3)), (4, (None, 1, 3))]
)  # of 3 commits besides
def test_where_half_cannot_be_told_it_is_unknown(
    workspace: Workspace, times: int, expected: tuple[float | None, ...]
) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann@x.example x2", "2024-01-12 yan@y.example", f"2024-01-13 fay x{times - 1}"),
        commits("local/app", "2024-01-13 gil"),
        *read("local/app"),
        said=OURS + PEERS,
    )
    assert told.spread(BY, "2024-01") == expected


def test_whose_people_are_not_known_may_be_its_own(workspace: Workspace) -> None:
    """Of Z no domain is named: its own agency's commits are no other's; of Y one is, and so is the agency told."""
    told = tell(
        workspace,
        commits("local/app", "2024-01-12 yan@y.example", "2024-01-12 ann@agency.gov"),
        commits(Y, "2024-01-12 yan@y.example", "2024-01-12 ann@agency.gov"),
        commits(Z, "2024-01-12 zed@agency.gov", "2024-01-12 yan@y.example"),
        repository(Y, "city-of-y"),
        repository(Z, "city-of-z"),
        known("agency.gov"),
        *read("local/app", Y, Z),
        said=PEERS,
    )
    assert told.spread(BY, "2024-01") == (None, None, None)
    assert told.row(BY, "2024-01", organisation="city-of-y")["value"] == 1
    assert told.row(BY, "2024-01", organisation="city-of-z")["value"] is None
    assert told.row(TO, "2024-01")["value"] is None
    assert told.row(TO, "2024-01", organisation="city-of-y")["value"] == 2  # ours and Z's
    assert told.snapshot.rows("select organisation, administration from co_contribution order by all") == [
        ("city-of-x", "city-of-y"), ("city-of-y", "agency.gov"), ("city-of-z", "city-of-y"),
    ]  # fmt: skip


@pytest.mark.parametrize(("own", "copy"), [(0, True), (2, True), (3, False), (4, False)])
def test_what_a_copy_holds_was_given_to_its_original(workspace: Workspace, own: int, copy: bool) -> None:
    """Ours holds three of Y's five commits: with two of its own that is more than half of it, with three half."""
    shared = ("2024-01-10 yan@y.example =a", "2024-01-11 yan@y.example =b", "2024-01-12 ann@x.example =c")
    told = tell(
        workspace,
        commits("local/app", *shared, *(f"2024-01-13 ann@x.example =own{n}" for n in range(own))),
        commits(Y, *shared, *(f"2024-01-14 yan@y.example =theirs{n}" for n in range(7))),
        repository(Y, "city-of-y"),
        *read("local/app", Y),
        said=OURS + PEERS,
    )
    assert told(BY, "2024-01") == (0 if copy else 1)
    assert told(TO, "2024-01") == 1
    forks = told.snapshot.rows("select organisation, role, repository, administration, other_repository, since "
                               "from co_contribution where kind = 'fork'")  # fmt: skip
    assert forks == ([("city-of-y", "peer", Y, "city-of-x", "local/app", None)] if copy else [])


def test_a_forge_s_word_is_taken_for_what_is_no_fork(workspace: Workspace) -> None:
    shared = ("2024-01-10 yan@y.example =a", "2024-01-11 yan@y.example =b")
    told = tell(
        workspace,
        commits("local/app", *shared),
        commits(Y, *shared, "2024-01-14 yan@y.example"),
        repository("local/app", fork=False),
        repository(Y, "city-of-y", fork=False),
        *read("local/app", Y),
        said=OURS + PEERS,
    )
    assert told(BY, "2024-01") == 1
    assert told.snapshot.rows("select * from co_contribution where kind = 'fork'") == []


def given_to_others(workspace: Workspace, *zed: str) -> Told:
    """Ann works in Y's repository in February, and two unknown people there and in Z's."""
    return tell(
        workspace,
        commits("local/app", "2023-01-10 ann@x.example"),
        commits(Y, "2024-02-10 ann@x.example", "2024-02-10 hal", "2024-03-10 ann@x.example merge"),
        commits(Z, "2024-02-11 fay", *zed),
        repository(Y, "city-of-y"),
        repository(Z, "city-of-z"),
        known("firm.example"),
        *read("local/app", Y, Z),
        said=OURS + PEERS,
    )


def test_our_people_are_seen_in_peers_repositories(workspace: Workspace) -> None:
    told = given_to_others(workspace, "2024-02-12 zed@firm.example x2")
    assert told.spread(TO, "2024-01") == (0, 0, 0)
    assert told.spread(TO, "2024-02") == (1, 1, 2)  # fay may be ours
    assert told.months(TO, "2024-12", "2025-02") == [1, 1, 0]
    assert told(TO, "2024-02", "local/app") is None
    assert told.row(TO, "2024-02")["sample_size"] == 5
    theirs = told.row(TO, "2024-02", organisation="city-of-y")
    assert (theirs["value"], theirs["low"], theirs["high"]) == (0, 0, 1)  # one of the three commits may be Y's
    assert told.row(TO, "2024-02", organisation="city-of-z")["value"] is None


def test_where_half_of_the_peers_commits_cannot_be_told_it_is_unknown(workspace: Workspace) -> None:
    told = given_to_others(workspace)
    assert told.spread(TO, "2024-02") == (None, 1, 2)


def test_without_peers_and_accounts_nobody_looked(workspace: Workspace) -> None:
    told = tell(workspace, commits("local/app", "2024-01-10 ann@x.example"), *read("local/app"), said=OURS)
    assert told.spread(TO, "2024-01") == (None, None, None)
    assert told.spread(BY, "2024-01") == (0, 0, 0)


def test_code_that_administrations_took_outside_counts(workspace: Workspace) -> None:
    """Asked in June 2025, so known from July 2023 on. Y's by its old name, merged in March; an issue is no code."""
    told = tell(
        workspace,
        commits("local/app", "2023-01-10 ann@x.example"),
        commits(Y, "2024-01-05 yan@y.example"),
        repository(Y, "city-of-y"),
        lambda _: [RepositoryAlias("host.example/old/app", Y)],
        gave("github.com/alphagov/a", "2024-05-10 change_request merged 2024-07-01", "2024-08-01 commit"),
        gave("github.com/hmrc/b", "2024-08-01 commit"),  # the same government
        gave("host.example/old/app", "2024-02-10 change_request merged 2024-09-01"),
        gave("github.com/italia/b", "2024-05-10 change_request", "2024-05-10 issue"),
        gave("github.com/apache/kafka", "2024-05-10 commit"),
        gave("github.com/river/names", "2024-10-05 commit"),
        *read("local/app", Y),
        collected("local/app", "2025-06-01", "outside_contribution"),
        said=OURS + PEERS + "dependencies: {stewards: {administration: [github.com/river]}}",
    )
    assert told.spread(TO, "2024-05") == (None, 0, None)  # of some of the twelve months nobody asked
    assert told.months(TO, "2024-06", "2024-12") == [0, 1, 1, 2, 3, 3, 3]
    assert told.spread(TO, "2024-12") == (3, 3, 3)
    rows = told.snapshot.rows(
        "select organisation, role, repository, administration, kind, since, last from co_contribution order by 3"
    )
    assert [row[:5] for row in rows] == [
        ("Government of the United Kingdom", None, "github.com/alphagov/a", "city-of-x", "outside"),
        ("Government of the United Kingdom", None, "github.com/hmrc/b", "city-of-x", "outside"),
        ("github.com/river", None, "github.com/river/names", "city-of-x", "outside"),
        ("city-of-y", "peer", Y, "city-of-x", "outside"),
    ]
    assert [f"{day:%Y-%m}" for day in rows[0][5:]] == ["2024-07", "2024-08"]


def test_of_a_peer_whose_domains_are_named_the_share_from_outside_is_known_too(workspace: Workspace) -> None:
    """Three of four commits at Y are its own; of Z nobody said whose its people are."""
    told = tell(
        workspace,
        commits(Y, "2024-01-12 yan@y.example x3", "2024-01-12 ann@agency.gov"),
        commits(Z, "2024-01-12 zed@agency.gov x2"),
        repository(Y, "city-of-y"),
        repository(Z, "city-of-z"),
        known("agency.gov"),
        *read(Y, Z),
        said=OURS + PEERS,
    )
    assert told("external_share", "2024-01", organisation="city-of-y") == 25
    assert told("external_share", "2024-01", organisation="city-of-z") is None
