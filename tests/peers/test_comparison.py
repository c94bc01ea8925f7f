"""Figures that may stand beside each other, worked out by hand; what may not is left out with its reason."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.definitions import metrics
from peers import wording
from peers.comparison import Comparison, comparisons
from peers.partition import Group
from tests.peers.world import MONTH, figure, named, score, world, year

LICENCES, COMMITS = "licence_coverage", "commits"
YEAR = [5.0] * 12
DATED = "2026-08-16T00:00:00Z"


def one(found: list[Comparison], name: str) -> tuple[float | None, str | None]:
    """Value and reason of an administration."""
    [theirs] = [each for each in found[0].others if each.who.name == name]
    return theirs.value, theirs.reason


def test_ours_beside_theirs_by_name(tmp_path: Path) -> None:
    files = [named(f"Town {n}", figure(LICENCES, 10.0 * n)) for n in range(1, 6)]
    [found] = comparisons(world(tmp_path, [figure(LICENCES, 40)], *files), [LICENCES], MONTH)
    assert (found.ours.value, found.enough, found.left_out.total()) == (40, True, 0)
    assert [each.value for each in found.others] == [10, 20, 30, 40, 50]
    assert found.group == Group("local", "150", "154", "FI")
    assert found.spread == (5, 20, 30, 40)


def test_one_other_is_not_enough_two_are(tmp_path: Path) -> None:
    files = [named(f"Town {n}", figure(LICENCES, 10)) for n in range(2)]
    assert comparisons(world(tmp_path, [], *files), [LICENCES], MONTH)[0].enough
    (tmp_path / "one").mkdir()
    assert not comparisons(world(tmp_path / "one", [], files[0]), [LICENCES], MONTH)[0].enough


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (figure(LICENCES, None), (None, "unknown")),
        (figure(LICENCES, 70, coverage=0.79), (None, "coverage")),
        (figure(LICENCES, 70, coverage=0.8), (70, None)),
        (figure(LICENCES, 70, definition="2"), (None, "definition")),
        (figure(LICENCES, 70, date(2024, 8, 1)), (70, None)),  # the 24th month back
        (figure(LICENCES, 70, date(2024, 7, 1)), (None, "unknown")),
        (figure(LICENCES, 70, collected_at=datetime(2026, 7, 31, 23)), (None, "unknown")),  # the month was not over
        (figure(COMMITS, 70), (None, "unknown")),
    ],
)
def test_what_may_not_be_compared_is_left_out_with_its_reason(
    tmp_path: Path, given: dict[str, object], expected: tuple[float | None, str | None]
) -> None:
    found = comparisons(world(tmp_path, [], named("Town", given)), [LICENCES], MONTH)
    assert one(found, "Town") == expected
    assert found[0].left_out.total() == (expected[0] is None)


def test_the_newest_whole_month_up_to_the_one_asked_for_counts(tmp_path: Path) -> None:
    months = [figure(LICENCES, 60, date(2026, 5, 1)), figure(LICENCES, 65, date(2026, 6, 1)), figure(LICENCES, 70)]
    snapshot = world(tmp_path, [], named("Town", *months))
    assert one(comparisons(snapshot, [LICENCES], date(2026, 6, 1)), "Town") == (65, None)
    assert one(comparisons(snapshot, [LICENCES], MONTH), "Town") == (70, None)


def test_of_twenty_others_it_is_said_ahead_of_how_many_we_are(tmp_path: Path) -> None:
    """Of nineteen 13 lie below, 68 %: the second quarter. Of twenty 13, 65 %."""
    files = [named(f"Town {n}", figure(LICENCES, 5.0 * n)) for n in range(20)]
    ours = [figure(LICENCES, 61)]
    (tmp_path / "less").mkdir()
    [fewer] = comparisons(world(tmp_path / "less", ours, *files[:19]), [LICENCES], MONTH)
    assert wording.standing(fewer) == "in the better half"
    [enough] = comparisons(world(tmp_path, ours, *files), [LICENCES], MONTH)
    assert wording.standing(enough) == "ahead of 65\N{NO-BREAK SPACE}%"


def test_a_monthly_count_is_a_years_sum_divided_by_size(tmp_path: Path) -> None:
    """60 commits a year: 20 for each of 3 active repositories, 15 for each of 4 people, 30 for each 1,000 of 2,000."""
    sizes = [figure("active_repositories", 3), figure("contributors", 4)]
    snapshot = world(tmp_path, [*year(COMMITS, *YEAR), *sizes])
    ours = {
        by: comparisons(snapshot, [COMMITS], MONTH, by)[0].ours.value for by in ("repository", "contributor", "staff")
    }
    assert ours == {"repository": 20, "contributor": 15, "staff": 30}


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("contributors", 5),  # 10 people, of 2 repositories
        ("contributor_absence_factor", 10),  # grows too, but not in proportion: shown, and nobody is placed by it
        ("upstream_dependencies", 5),
        ("libyears", 5),
        ("libyears_per_component", 10),
        ("licence_coverage", 10),
        ("time_to_close", 10),
        ("vitality", 10),
    ],
)
def test_what_grows_with_an_administration_is_divided(tmp_path: Path, metric: str, value: float) -> None:
    version = {one.id: one.version for one in metrics().values()}[metric]
    snapshot = world(tmp_path, [figure("active_repositories", 2), figure(metric, 10) | {"definition": version}])
    assert comparisons(snapshot, [metric], MONTH)[0].ours.value == value


def test_eleven_months_are_no_year_and_an_unknown_one_spoils_it(tmp_path: Path) -> None:
    size = figure("active_repositories", 3)
    eleven, gap = (
        named("Eleven", *year(COMMITS, *YEAR[1:]), size),
        named("Gap", *year(COMMITS, *YEAR[2:], None, 5), size),
    )
    found = comparisons(world(tmp_path, [], eleven, gap), [COMMITS], MONTH)
    assert (one(found, "Eleven"), one(found, "Gap")) == ((None, "unknown"), (None, "unknown"))


def test_every_month_of_a_year_is_judged(tmp_path: Path) -> None:
    size = figure("active_repositories", 3)
    months = year(COMMITS, *YEAR)
    thin, other = [dict(one) for one in months], [dict(one) for one in months]
    thin[4]["coverage"], other[4]["definition"] = 0.5, "0"
    files = [named("Thin", *thin, size), named("Other", *other, size), named("Whole", *months, size)]
    found = comparisons(world(tmp_path, [], *files), [COMMITS], MONTH)
    assert (one(found, "Thin"), one(found, "Other")) == ((None, "coverage"), (None, "definition"))
    assert one(found, "Whole") == (20, None)


@pytest.mark.parametrize("size", [{"coverage": 0.5}, {"definition": "0"}, {"collected_at": datetime(2026, 7, 20)}])
def test_what_others_are_divided_by_is_judged_too(tmp_path: Path, size: dict[str, Any]) -> None:
    files = [named("Town", *year(COMMITS, *YEAR), figure("active_repositories", 3, **size))]
    found = comparisons(world(tmp_path, [], *files), [COMMITS], MONTH)
    assert one(found, "Town") == (None, "size")


def test_a_figure_that_does_not_say_its_coverage_is_left_out(tmp_path: Path) -> None:
    silent = {key: value for key, value in figure(LICENCES, 77).items() if key != "coverage"}
    assert one(comparisons(world(tmp_path, [], named("Town", silent)), [LICENCES], MONTH), "Town") == (None, "coverage")


def test_without_size_a_count_is_not_compared(tmp_path: Path) -> None:
    none, zero = (
        named("None", *year(COMMITS, *YEAR)),
        named("Zero", *year(COMMITS, *YEAR), figure("active_repositories", 0)),
    )
    found = comparisons(world(tmp_path, [], none, zero), [COMMITS], MONTH)
    assert (one(found, "None"), one(found, "Zero")) == ((None, "size"), (None, "size"))
    assert found[0].left_out == {"size": 2}


def test_nothing_is_divided_by_itself(tmp_path: Path) -> None:
    sizes = [figure("active_repositories", 6), figure("contributors", 4)]
    snapshot = world(tmp_path, sizes)
    values = {
        (metric, by): comparisons(snapshot, [metric], MONTH, by)[0].ours.value
        for metric in ("active_repositories", "contributors") for by in ("repository", "contributor")
    }  # fmt: skip
    assert values == {
        ("active_repositories", "repository"): 1.5, ("active_repositories", "contributor"): 1.5,
        ("contributors", "repository"): 4 / 6, ("contributors", "contributor"): 4 / 6,
    }  # fmt: skip


def test_an_administration_with_two_sources_counts_once(tmp_path: Path) -> None:
    """City of Y is collected here and gave a file: what was measured here holds where it may be compared."""
    theirs = named("City of Y", figure(LICENCES, 90), country="SE")
    found = comparisons(world(tmp_path, [], theirs, peer=[figure(LICENCES, 80, coverage=0.85)]), [LICENCES], MONTH)
    assert [(each.who.source, each.value) for each in found[0].others] == [("peer", 80)]
    (tmp_path / "little").mkdir()
    little = world(tmp_path / "little", [], theirs, peer=[figure(LICENCES, 80, coverage=0.7)])
    found = comparisons(little, [LICENCES], MONTH)
    assert [(each.who.source[:6], each.value) for each in found[0].others] == [("import", 90)]


@pytest.mark.parametrize("name", ["City of Xø", "Ж City of Y", "Αθήνα", "東京都"])
def test_a_file_never_speaks_for_us_or_for_another(tmp_path: Path, name: str) -> None:
    """Whatever their slugs are: ours, a peer's and three strange names are five administrations."""
    files = [named(one, figure(LICENCES, 1, coverage=1.0)) for one in (name, "Ωδείο", "София")]
    ours, theirs = [figure(LICENCES, 40, coverage=0.9)], [figure(LICENCES, 80, coverage=0.85)]
    [found] = comparisons(world(tmp_path, ours, *files, peer=theirs), [LICENCES], MONTH)
    assert (found.ours.who.source, found.ours.value) == ("own", 40)
    assert sorted(one.value or 0 for one in found.others) == [1, 1, 1, 80]


def test_a_score_is_compared_in_the_definition_of_ours(tmp_path: Path) -> None:
    other = named("Other", figure("maturity.ggi", 60, definition="1.2/1"))
    found = comparisons(
        world(tmp_path, [score("maturity.ggi", 50)], other, named("Same", score("maturity.ggi", 70))),
        ["maturity.ggi"],
        MONTH,
    )
    assert (one(found, "Other"), one(found, "Same")) == ((None, "definition"), (70, None))


def test_a_score_of_the_running_month_counts_as_it_is_frozen(tmp_path: Path) -> None:
    august = named("Town", score("maturity.ggi", 70, date(2026, 8, 1)), figure(LICENCES, 70, date(2026, 8, 1)))
    snapshot = world(tmp_path, [], august)
    assert one(comparisons(snapshot, ["maturity.ggi"], MONTH), "Town") == (70, None)
    assert one(comparisons(snapshot, [LICENCES], MONTH), "Town") == (None, "unknown")


def test_no_figure_of_a_single_repository_is_compared(tmp_path: Path) -> None:
    snapshot = world(tmp_path, [figure(LICENCES, 40) | {"repository": "local/app"}])
    assert comparisons(snapshot, [LICENCES], MONTH)[0].ours.value is None
