"""What is said of those who gave no name: groups of five, in steps, and nobody's score comes out of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peers.confidential import GroupFigure, figures
from peers.exchange.outgoing import Row, disclosed, text
from peers.exchange.outgoing import _rounded as rounded
from peers.exchange.reading import understood
from peers.exchange.received import Received
from peers.exchange.shape import Exchanged
from peers.partition import Group
from tests.peers.world import NOW, pseudonymous, score

WHOLE = "maturity.ggi"
SPRING, SUMMER = date(2026, 4, 1), date(2026, 7, 1)
NORTH = Group("local", "150", "154")


@cache
def read(raw: bytes) -> Exchanged:
    return understood("file", raw, NOW)


def given_by(number: int, *scores: dict[str, Any], region: str = "154") -> Received:
    raw = text(pseudonymous(number + 1, *scores, region=region))
    return Received(Path(f"{number}.json"), date(2026, 8, 1), read(raw))


def of(values: Sequence[float], at: date = SPRING) -> list[GroupFigure]:
    return figures([given_by(n, score(WHOLE, value, at)) for n, value in enumerate(values)], at)


def test_five_members_have_a_figure_by_hand() -> None:
    assert of([10, 25, 40, 55, 90]) == [GroupFigure(NORTH, WHOLE, "1.3/1", SPRING, 5, 25, 40, 55)]
    # Six: a quarter of the way 28.75, half 42.5, three quarters 52.5.
    assert of([10, 25, 40, 45, 55, 90]) == [GroupFigure(NORTH, WHOLE, "1.3/1", SPRING, 6, 30, 45, 55)]


def test_four_have_a_count_and_no_values() -> None:
    assert of([10, 25, 40, 55]) == [GroupFigure(Group(rest=True), WHOLE, "1.3/1", SPRING, 4, None, None, None)]


def test_another_definition_is_another_figure_that_needs_five_of_its_own() -> None:
    members = [given_by(n, score(WHOLE, 50, SPRING)) for n in range(5)]
    members.append(given_by(9, score(WHOLE, 90, SPRING) | {"definition": "1.2/1"}))
    found = {one.definition: (one.count, one.median) for one in figures(members, SPRING)}
    assert found == {"1.3/1": (5, 50), "1.2/1": (1, None)}


def test_a_score_speaks_for_eight_quarters() -> None:
    members = [given_by(n, score(WHOLE, 50, date(2024, 4, 1))) for n in range(5)]
    found = figures(members, date(2026, 5, 20))
    assert [one.period for one in found if one.median is not None][-1] == date(2026, 1, 1)


def test_the_newest_score_of_a_member_counts_from_its_quarter_on() -> None:
    moved = given_by(0, score(WHOLE, 20, SPRING), score(WHOLE, 80, SUMMER))
    members = [moved, *(given_by(n, score(WHOLE, 50, SPRING)) for n in range(1, 5))]
    assert [(one.period, one.low, one.high) for one in figures(members, SUMMER)] == [(SPRING, 50, 50), (SUMMER, 50, 50)]
    low = figures([given_by(n, score(WHOLE, v, SPRING)) for n, v in enumerate([20, 20, 50, 50, 50])], SPRING)
    assert [one.low for one in low] == [20]


def test_no_two_figures_share_a_member() -> None:
    """Seven in the north, three in the west and two in the south: of a quarter, counts add up to twelve."""
    places = ["154"] * 7 + ["155"] * 3 + ["039"] * 2
    found = figures([given_by(n, score(WHOLE, 50, SPRING), region=place) for n, place in enumerate(places)], SPRING)
    assert {one.group: one.count for one in found} == {NORTH: 7, Group("local", "150", rest=True): 5}


# What somebody could find out who knows every other member's true score, and sees two quarters of one edition, or the
# editions of two quarters, between which a member came, went or scored anew.
Truth = Mapping[int, float]
FINE = 0.5  # points, in which true scores are tried


def told(truth: Truth, places: Mapping[int, str], at: date) -> list[GroupFigure]:
    """What is published of true scores: through the rounding of the export, the reading of files and the groups."""
    members = []
    for number, true in truth.items():
        row = Row(WHOLE, at, true, None, None, 100, 1.0, datetime(2026, 3, 1), "1.3/1")
        applies = row._replace(metric=f"{WHOLE}.not_applicable", value=0)
        values = [rounded(one) for one in disclosed([row, applies])]
        members.append(given_by(number, *values, region=places[number]))
    return figures(members, at)


def closest(truth: Truth, after: Truth, places: Mapping[int, str], victim: int) -> float:
    """How wide the range of true scores of a member is that would all have been published alike."""

    def published(true: float) -> list[list[GroupFigure]]:
        before = {**truth, victim: true} if victim in truth else truth
        later = {**after, victim: true} if victim in after else after
        return [told(before, places, SPRING), told(later, places, SUMMER)]

    true = after.get(victim, truth.get(victim, 0.0))
    seen = published(true)
    return sum(_reach(published, seen, true, step) for step in (FINE, -FINE))


def _reach(published: Any, seen: list[list[GroupFigure]], true: float, step: float) -> float:
    reached = 0.0
    while 0 <= true + step * (reached + 1) <= 100 and reached < 12 and published(true + step * (reached + 1)) == seen:
        reached += 1
    return reached * FINE


def events(truth: dict[int, float]) -> Iterator[dict[int, float]]:
    """The next quarter: the same, one more, one less, one that moved."""
    yield truth
    yield truth | {99: 61.0}
    yield {number: true for number, true in truth.items() if number}
    yield truth | {0: 100 - truth[0]}


scores = st.floats(0, 100).map(lambda value: round(value * 2) / 2)


@settings(max_examples=20, deadline=None)
@given(st.lists(scores, min_size=4, max_size=8), st.integers(0, 4))
def test_nobodys_score_comes_out_closer_than_a_step(values: list[float], west: int) -> None:
    truth = dict(enumerate(values))
    places = {number: "155" if number < west else "154" for number in [*truth, 99]}
    for after in events(truth):
        for victim in {0, len(values) - 1, 99} & {*truth, *after}:
            assert closest(truth, after, places, victim) >= 5 - FINE


def test_the_attack_finds_what_is_not_rounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail: with figures in steps of one, and files too, a score comes out to half a point."""
    monkeypatch.setattr("peers.steps.STEP", 1)
    monkeypatch.setattr("peers.spread.STEP", 1)
    truth = dict(enumerate([31.0, 40.0, 52.0, 63.0, 71.0]))
    assert closest(truth, truth, dict.fromkeys(truth, "154"), 2) < 5 - FINE
