"""What our people give to others, and to what of it our software stands on."""

import pytest

from data.records import RepositoryAlias
from data.workspace import Workspace
from tests.data.story import Told, collected, repository, tell
from tests.data.supply import begun, gave, lists, package, worked_on

RATIO, FIRST = "give_back_ratio", "upstream_first_share"
OPENED, GIVEN = "outside_change_requests", "outside_contributions"
NEEDS = ("component", "package", "outside_contribution")
THIRD = pytest.approx(100 / 3)


def test_critical_is_what_several_ask_for_and_what_is_named(workspace: Workspace) -> None:
    """Two repositories ask for a and b themselves, for c one, for t none.

    flat's list says of nothing whether it asks for it, so that it may for b; web's says so of others, so not for b.
    """
    told = tell(
        workspace,
        begun("local/app", "local/web", "local/flat"),
        lists("local/flat", "2024-02-10 scanned b@1"),
        lists("local/app", "2024-02-10 scanned a@1:direct b@1:direct c@1:direct t@1:transitive named@1:transitive"),
        lists("local/web", "2024-02-10 scanned a@2:direct b@1 c@1:transitive t@1:transitive"),
        package("a", "github.com/x/a"),
        package("named", "github.com/x/named"),
        package("c", "github.com/x/c"),
        gave("github.com/x/a", "2024-02-10 change_request merged 2024-03-05"),
        gave("github.com/x/named", "2024-02-10 issue", "2024-02-10 change_request", "2024-06-10 commit"),
        gave("github.com/x/c", "2024-02-10 commit"),  # not critical
        *(collected(name, "2025-06-01", *NEEDS) for name in ("local/app", "local/web", "local/flat")),
        said="dependencies: {critical_from: 2, critical: ['pkg:npm/named', 'pkg:npm/unused']}",
    )
    assert told.spread(RATIO, "2024-01") == (None, None, None)
    assert told.spread(RATIO, "2024-02") == (0, 0, THIRD)  # where b comes from is unknown
    assert told.spread(RATIO, "2024-03") == (THIRD, THIRD, pytest.approx(200 / 3))
    assert told.spread(RATIO, "2024-06") == (pytest.approx(200 / 3), pytest.approx(200 / 3), pytest.approx(100))
    assert told(RATIO, "2025-02") == pytest.approx(200 / 3)
    assert told(RATIO, "2025-03") == THIRD  # the merge is more than twelve months ago
    assert told.row(RATIO, "2024-03")["sample_size"] == 3
    assert told.spread(RATIO, "2024-03", "local/app") == (None, None, None)


def test_half_unknown_is_unknown_and_work_seen_in_the_history_counts(workspace: Workspace) -> None:
    told = tell(
        workspace,
        begun("local/app"),
        lists("local/app", "2024-02-10 scanned a@1", "2024-05-10 scanned a@1 b@1", "2024-09-10 scanned"),
        package("a", "github.com/x/a"),
        package("b"),
        worked_on("github.com/x/a", 2, ours=3, read="2024-04-10"),
        collected("local/app", "2025-06-01", *NEEDS),
        said="dependencies: {critical_from: 1}",
    )
    assert told.spread(RATIO, "2024-02") == (0, 0, 0)
    assert told.spread(RATIO, "2024-03") == (100, 100, 100)  # else reading again took it from the last whole month
    assert told.spread(RATIO, "2024-04") == (100, 100, 100)
    assert told.spread(RATIO, "2024-05") == (None, 50, 100)  # read every few weeks: it holds for the next month too
    assert told.spread(RATIO, "2024-06") == (None, 0, 50)
    assert told.spread(RATIO, "2024-09") == (None, None, None)  # nothing is critical


@pytest.fixture
def given(workspace: Workspace) -> Told:
    """Three things given to a, which is in use from March on, two to others, and some to ourselves."""
    return tell(
        workspace,
        begun("github.com/city/app", "host.example/y/app"),
        repository("github.com/city/app"),
        repository("host.example/y/app", "city-of-y"),
        lambda _: [RepositoryAlias("github.com/city/old", "github.com/city/app")],
        lists("github.com/city/app", "2024-02-10 scanned z@1", "2024-03-10 scanned a@1 a2@1"),
        lists("host.example/y/app", "2024-02-10 scanned a@1"),
        package("a", "github.com/x/a"),
        package("a2", "github.com/x/a"),
        gave("github.com/x/a", "2024-02-10 change_request merged 2024-03-05", "2024-02-11 issue", "2024-03-01 commit"),
        gave("host.example/y/app", "2024-02-10 change_request merged 2024-02-20", "2024-04-10 change_request"),
        gave("github.com/city/app", "2024-02-10 change_request merged 2024-02-20", "2024-02-11 issue"),
        gave("github.com/city/old", "2024-02-10 commit"),
        collected("github.com/city/app", "2024-01-20", "outside_contribution"),
        *(collected(name, "2025-06-01", *NEEDS) for name in ("github.com/city/app", "host.example/y/app")),
    )


def test_what_is_given_is_counted_by_its_month(given: Told) -> None:
    assert given.months(OPENED, "2024-01", "2024-05") == [0, 2, 0, 1, 0]
    # February: y's merge and the issue; March: a's merge and the commit. What is open still is not given yet.
    assert given.months(GIVEN, "2024-01", "2024-05") == [0, 2, 4, 4, 4]
    assert [given(GIVEN, month) for month in ("2025-01", "2025-02", "2025-03")] == [4, 2, 0]
    assert given(OPENED, "2024-02", "github.com/city/app") is None


def test_upstream_first_is_the_share_that_goes_to_what_is_in_use(given: Told) -> None:
    # January: no list, nothing given. February: a is not in use yet. March: three of four, though two packages are a's.
    assert given.months(FIRST, "2024-01", "2024-04") == [None, 0, 75, 75]
    assert given.row(FIRST, "2024-03")["sample_size"] == 4
    assert given(FIRST, "2025-03") is None


def test_of_peers_nothing_is_known(given: Told) -> None:
    for metric in (RATIO, FIRST, OPENED, GIVEN):
        row = given.row(metric, "2024-03", organisation="city-of-y")
        assert (row["value"], row["low"], row["high"], row["sample_size"]) == (None, None, None, 0), metric


def test_before_the_first_list_it_is_unknown_what_goes_upstream(workspace: Workspace) -> None:
    told = tell(
        workspace,
        begun("local/app"),
        lists("local/app", "2024-03-10 scanned a@1"),
        package("a", "github.com/x/a"),
        gave("github.com/x/a", "2024-01-10 commit"),
        collected("local/app", "2024-01-20", "outside_contribution"),
        collected("local/app", "2025-06-01", *NEEDS),
    )
    assert told.months(FIRST, "2024-01", "2024-03") == [None, None, 100]
    assert told.months(GIVEN, "2024-01", "2024-03") == [1, 1, 1]


def test_what_was_given_before_the_two_years_that_the_first_search_goes_back_is_unknown(workspace: Workspace) -> None:
    """Asked for on 2026-01-20, so known from February 2024 on, and a year of it from January 2025 on."""
    told = tell(
        workspace,
        begun("local/app"),
        gave("github.com/x/a", "2024-03-10 commit", "2024-03-11 change_request"),
        collected("local/app", "2026-01-20", "commit", "outside_contribution"),
    )
    assert told.months(OPENED, "2024-01", "2024-04") == [None, 0, 1, 0]
    assert told.months(GIVEN, "2024-12", "2025-03") == [None, 1, 1, 0]


def test_nothing_was_asked_so_nothing_is_known(workspace: Workspace) -> None:
    told = tell(
        workspace,
        begun("local/app"),
        lists("local/app", "2024-01-10 scanned a@1"),
        package("a", "github.com/x/a"),
        collected("local/app", "2025-06-01", "component", "package"),
        said="dependencies: {critical_from: 1}",
    )
    for metric, coverage in ((RATIO, 2 / 3), (FIRST, 2 / 3), (OPENED, 0), (GIVEN, 0)):
        assert told(metric, "2024-03") is None, metric
        assert told.coverage(metric, "2024-03") == pytest.approx(coverage), metric
