"""Our line and the band of the others, month by month."""

from datetime import date
from pathlib import Path

from peers.partition import Group
from peers.progress import Month, progress, without_name
from peers.spread import Spread
from tests.peers.world import MONTH, figure, named, pseudonymous, score, world

LICENCES = "licence_coverage"
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_months_in_which_we_or_two_others_are_known(tmp_path: Path) -> None:
    files = [
        named("A", figure(LICENCES, 10, MAY), figure(LICENCES, 20, JUNE), figure(LICENCES, 30)),
        named("B", figure(LICENCES, 30, JUNE), figure(LICENCES, 50)),
    ]
    found = progress(world(tmp_path, [figure(LICENCES, 40)], *files), LICENCES, MONTH, MAY)
    assert found.group == Group()  # two are too few for any narrower one
    assert found.months == [Month(JUNE, None, Spread(2, median=25)), Month(MONTH, 40, Spread(2, median=40))]


def test_a_score_is_shown_by_quarters_and_holds_two_years(tmp_path: Path) -> None:
    files = [
        named("A", score("maturity.ggi", 60, date(2024, 3, 1))),  # holds until the fourth quarter of 2025
        named("B", score("maturity.ggi", 40, date(2025, 8, 1)), score("maturity.ggi", 50, date(2026, 2, 1))),
    ]
    snapshot = world(tmp_path, [score("maturity.ggi", 70, date(2025, 12, 1))], *files)
    found = progress(snapshot, "maturity.ggi", MONTH, date(2025, 4, 1))
    assert found.months == [
        Month(date(2025, 7, 1), None, Spread(2, median=50)),
        Month(date(2025, 10, 1), 70, Spread(2, median=50)),
        Month(date(2026, 1, 1), 70, Spread(0)),
        Month(date(2026, 4, 1), 70, Spread(0)),
        Month(date(2026, 7, 1), 70, Spread(0)),
    ]


def test_beside_those_without_a_name_as_a_group_of_five(tmp_path: Path) -> None:
    at = date(2026, 4, 1)
    files = [pseudonymous(n, score("maturity.ggi", 10.0 * n, at)) for n in range(1, 6)]
    found = without_name(world(tmp_path, [score("maturity.ggi", 33, date(2026, 5, 1))], *files), "maturity.ggi", MONTH)
    assert found
    assert found.group == Group("local", "150", "154")
    assert found.months == [Month(at, 33, Spread(5, 20, 30, 40)), Month(date(2026, 7, 1), 33, Spread(5, 20, 30, 40))]


def test_four_without_a_name_are_not_shown(tmp_path: Path) -> None:
    files = [pseudonymous(n, score("maturity.ggi", 10.0 * n, date(2026, 4, 1))) for n in range(1, 5)]
    assert without_name(world(tmp_path, [], *files), "maturity.ggi", MONTH) is None


def test_where_too_many_are_missing_nothing_is_said_of_the_others(tmp_path: Path) -> None:
    """Four in May, three of them in June, two in July: half of them is another group."""
    until = {"A": 3, "B": 3, "C": 2, "D": 1}
    files = [
        named(name, *(figure(LICENCES, 10.0 * n, at) for n, at in enumerate((MAY, JUNE, MONTH)[:months], 1)))
        for name, months in until.items()
    ]
    found = progress(world(tmp_path, [figure(LICENCES, 40)], *files), LICENCES, MONTH, MAY)
    assert [(one.period, one.others.n) for one in found.months] == [(MAY, 4), (JUNE, 3), (MONTH, 0)]
