"""Whom to ask: ahead by three standard errors, by five points, and never by chance."""

from pathlib import Path
from typing import Any

import pytest

from peers.comparison import comparisons
from peers.stronger import stronger
from tests.peers.world import MONTH, Figure, figure, named, score, world, year

REVIEWED, WAIT = "change_requests_reviewed", "time_to_close"


def asked(root: Path, ours: Figure, **theirs: Figure) -> list[str]:
    snapshot = world(root, [ours], named("Alike", ours), *(named(name, one) for name, one in theirs.items()))
    return [one.theirs.who.name for one in stronger(comparisons(snapshot, [ours["metric"]], MONTH))]


@pytest.mark.parametrize(
    ("theirs", "size", "ahead"),
    [
        (73, 100, True),  # of 100 each, 50 % and 73 %: 3.34 standard errors
        (70, 100, False),  # 2.89
        (70, 400, True),  # against 400 of theirs: 3.80
        (20, 100, False),
        (100, 9, False),  # nine are no sample
    ],
)
def test_a_share_by_three_standard_errors(tmp_path: Path, theirs: float, size: int, ahead: bool) -> None:
    found = asked(tmp_path, figure(REVIEWED, 50), Town=figure(REVIEWED, theirs, sample_size=size))
    assert found == (["Town"] if ahead else [])


def test_a_median_by_intervals_that_do_not_meet_and_lower_is_better(tmp_path: Path) -> None:
    ours = figure(WAIT, 10, low=8, high=12)
    quick, near, slow = (
        figure(WAIT, 5, low=3, high=7.9),
        figure(WAIT, 6, low=3, high=8),
        figure(WAIT, 20, low=15, high=25),
    )
    assert asked(tmp_path, ours, Quick=quick, Near=near, Slow=slow) == ["Quick"]


@pytest.mark.parametrize(("theirs", "ahead"), [(55, True), (54.9, False), (45, False)])
def test_a_score_by_five_points(tmp_path: Path, theirs: float, ahead: bool) -> None:
    found = asked(tmp_path, score("maturity.ggi", 50), Town=score("maturity.ggi", theirs))
    assert found == (["Town"] if ahead else [])


def test_the_furthest_ahead_comes_first(tmp_path: Path) -> None:
    scores: dict[str, Any] = {name: score("maturity.ggi", value) for name, value in {"A": 60, "B": 90, "C": 75}.items()}
    assert asked(tmp_path, score("maturity.ggi", 50), **scores) == ["B", "C", "A"]


def test_nobody_is_ahead_in_what_depends_on_size_or_is_neither_better_nor_worse(tmp_path: Path) -> None:
    def given(value: float) -> list[dict[str, Any]]:
        releases = [one | {"definition": "2"} for one in year("releases", *[value] * 12)]
        return [*releases, *year("commits", *[value] * 12), figure("active_repositories", 1)]

    found = comparisons(world(tmp_path, given(1), named("Town", *given(90))), ["releases", "commits"], MONTH)
    assert [[one.value for one in each.others] for each in found] == [[1080], [1080]]
    assert stronger(found) == []


def test_without_a_figure_of_ours_nobody_is_ahead(tmp_path: Path) -> None:
    assert asked(tmp_path, score("maturity.ggi", None), Town=score("maturity.ggi", 90)) == []
