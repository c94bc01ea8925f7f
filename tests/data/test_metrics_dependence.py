"""Dependence: on how few people and organisations the work rests, and how much of it comes from outside."""

import pytest

from data.workspace import Workspace
from tests.data.story import Event, collected, commits, known, tell

MONTH = "2024-01"


def shares(name: str, *contributions: int) -> list[Event]:
    """A repository of which person 0, 1, … made so many contributions in January 2024."""
    lines = [f"2024-01-10 person{number} x{times}" for number, times in enumerate(contributions)]
    return [commits(name, *lines), collected(name, until="2024-03-01")]


def work(name: str, *lines: str) -> list[Event]:
    """A repository with `person xN` in January 2024."""
    return [commits(name, *(f"2024-01-10 {line}" for line in lines)), collected(name, until="2024-03-01")]


def test_absence_factor_is_the_fewest_people_with_half_or_more(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *shares("local/alone", 3),
        *shares("local/chaoss", 1000, 433, 343, 332, 202, 90, 42, 33),  # 1000 < 1237.5 <= 1433
        *shares("local/equal", 7, 7),  # 7 of 14 is half
        *shares("local/four", 1, 1, 1, 1),  # 2 of 4
        *shares("local/half", 5, 1, 1, 1, 1, 1),  # 5 of 10
        *shares("local/less", 4, 1, 1, 1, 1, 1),  # 4 < 4.5 <= 5
        *shares("local/three", 2, 2, 2),  # 2 < 3 <= 4
        *shares("local/under", 1, 1, 1, 1, 3),  # 3 < 3.5 <= 4
        commits("local/none", "2024-01-05 renovate[bot] x5", "2024-01-06 ann merge"),
        collected("local/none", until="2024-03-01"),
    )
    factors = {
        name: told("contributor_absence_factor", MONTH, f"local/{name}")
        for name in ("alone", "chaoss", "equal", "four", "half", "less", "three", "under", "none")
    }
    assert factors == {
        "alone": 1, "chaoss": 2, "equal": 1, "four": 2, "half": 1, "less": 2, "three": 2, "under": 2, "none": None,
    }  # fmt: skip
    assert told.row("contributor_absence_factor", MONTH, "local/chaoss")["sample_size"] == 2475
    # Active: all but `none`; of these eight, alone, equal and half rest on one person.
    assert told("single_maintainer_share", MONTH) == 100 * 3 / 8
    assert told.row("single_maintainer_share", MONTH)["sample_size"] == 8
    assert told("single_maintainer_share", MONTH, "local/equal") == 100
    assert told("single_maintainer_share", MONTH, "local/three") == 0
    assert told("single_maintainer_share", MONTH, "local/none") is None


def test_the_organisations_absence_factor_is_over_all_its_contributions(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *work("local/app", "ann x4", "ben x1"),
        *work("local/web", "cleo x3", "ben x3"),
        commits("local/web", "2025-01-05 cleo"),
        collected("local/web", until="2025-03-01"),
        collected("local/app", until="2025-03-01"),
    )
    # ann 4, ben 1 + 3 = 4, cleo 3 of 11: 4 < 5.5 <= 8.
    assert told("contributor_absence_factor", MONTH) == 2
    assert told("contributor_absence_factor", MONTH, "local/app") == 1
    assert told("contributor_absence_factor", "2024-12") == 2
    assert told("contributor_absence_factor", "2025-01") == 1  # January 2024 has left the window
    assert told("contributor_absence_factor", "2025-01", "local/app") is None
    assert told("contributors", "2025-01", "local/app") == 0


def test_elephant_factor_and_what_it_could_be_where_affiliations_are_unknown(workspace: Workspace) -> None:
    told = tell(
        workspace,
        known("a.example", "b.example", "c.example"),
        *work("local/equal", "ann@a.example x3", "ben@b.example x2", "cleo@b.example"),  # 3 of 6 is half
        # Unknown are 2 of 5. As one class: 2 + 1 >= 2.5. Each apart: 1 + 1 + 1.
        *work("local/few", "ann@a.example", "ben@b.example", "cleo@c.example", "dora", "emil@nobody.example"),
        *work("local/half", "ann@a.example x2", "dora", "emil"),  # 2 of 4 unknown; a has half either way
        *work("local/most", "ann@a.example", "dora x2", "emil x2"),  # as one class 4 of 5; apart 2 < 2.5 <= 4
        # Two domains and an account are ours: 2 + 1 + 1 of 7, 3.5 is half.
        *work(
            "local/ours", "xi@x.example x2", "yu@sub.y.example", "7+dev@users.noreply.github.com", "cleo@c.example x3"
        ),
        commits("local/none", "2024-01-05 renovate[bot]"),
        collected("local/none", until="2024-03-01"),
        said="people: {domains: [x.example, y.example], accounts: [github.com/dev]}",
    )
    assert told.spread("elephant_factor", MONTH, "local/equal") == (1, 1, 1)
    assert told.spread("elephant_factor", MONTH, "local/few") == (2, 2, 3)
    assert told.spread("elephant_factor", MONTH, "local/half") == (None, 1, 1)
    assert told.spread("elephant_factor", MONTH, "local/most") == (None, 1, 2)
    assert told.spread("elephant_factor", MONTH, "local/ours") == (1, 1, 1)
    assert told.spread("elephant_factor", MONTH, "local/none") == (None, None, None)
    # All: a 3 + 1 + 2 + 1 = 7, b 3 + 1 = 4, c 1 + 3 = 4, ours 4, unknown dora 4, emil 2 + nobody 1 = 7 of 26.
    # One class: 7 + 7 >= 13, so 2. Apart: 7 + 4 < 13 <= 7 + 4 + 4.
    assert told.spread("elephant_factor", MONTH) == (2, 2, 3)


def test_external_share_and_what_it_could_be(workspace: Workspace) -> None:
    told = tell(
        workspace,
        known("z.example"),
        *work("local/app", "ann@x.example x6", "zoe@z.example x2", "dora x2"),
        *work("local/half", "ann@x.example x2", "zoe@z.example", "dora x3"),  # 3 of 6 unknown
        *work("local/web", "7+dev@users.noreply.github.com x3", "zoe@z.example"),
        commits("local/none", "2024-01-05 renovate[bot]"),
        collected("local/none", until="2024-03-01"),
        said="people: {domains: [x.example], accounts: [github.com/dev]}",
    )
    assert told.spread("external_share", MONTH, "local/app") == (20, 20, 40)  # 2 of 10, or 2 + 2
    assert told.spread("external_share", MONTH, "local/half") == (None, pytest.approx(100 / 6), pytest.approx(400 / 6))
    assert told.spread("external_share", MONTH, "local/web") == (25, 25, 25)
    assert told.spread("external_share", MONTH, "local/none") == (None, None, None)
    # 2 + 1 + 1 of 20 from outside, 2 + 3 unknown.
    assert told.spread("external_share", MONTH) == (20, 20, 45)
    assert told.row("external_share", MONTH)["sample_size"] == 20


def test_without_own_domains_nobody_knows_who_is_outside(workspace: Workspace) -> None:
    told = tell(workspace, known("z.example"), *work("local/app", "ann@x.example", "zoe@z.example x9"))
    assert told.spread("external_share", MONTH) == (None, None, None)
    assert told.spread("external_share", MONTH, "local/app") == (None, None, None)
    assert told.spread("elephant_factor", MONTH) == (1, 1, 1)
