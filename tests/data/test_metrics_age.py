"""How far components lie behind, and which nobody maintains."""

import pytest

from collectors import run
from data.ledger import open_ledger
from data.snapshot import Snapshot
from data.workspace import Workspace
from publish import publish
from tests.data.story import Told, collected, tell
from tests.data.supply import begun, forge_says, lists, package, released

YEARS, EACH, UNMAINTAINED = "libyears", "libyears_per_component", "unmaintained_share"
NEEDS = ("component", "package")


def test_a_component_is_as_old_as_the_newest_version_of_its_day_says(workspace: Workspace) -> None:
    told = tell(
        workspace,
        begun("local/app", "local/web", "local/empty", "local/dark"),
        lists("local/app", "2024-02-10 scanned a@1 a@4-rc a b@1 c@1 ?d"),
        lists("local/web", "2024-03-10 scanned a@1"),
        lists("local/empty", "2024-03-10 scanned"),
        lists("local/dark", "2024-03-10 scanned b@1"),
        package("a"),
        released("a", "1 2020-01-01", "2 2022-01-01 newest", "3 2024-03-15 newest", "4-rc 2024-02-01 pre"),
        released("b", "1 never", "2 2024-01-01 newest"),
        released("c", "1 2020-01-01"),
        collected("local/app", "2024-06-01", "package", expected=5, collected=2),
        collected("local/app", "2024-06-01", "component"),
        *(collected(f"local/{name}", "2024-06-01", *NEEDS) for name in ("web", "empty", "dark")),
    )
    # From 2020-01-01 to 2022-01-01 it is 731 days, to 2024-03-15 1535; from 2024-02-01 to there 43. In February the
    # pre-release is newer than any stable one. b's day is not known, nor which was c's newest, nor which a has no @.
    days = [731, 1535 + 43, 1535 + 43]
    assert told.months(YEARS, "2024-01", "2024-04", "local/app") == [None, *(pytest.approx(n / 365) for n in days)]
    assert told.months(EACH, "2024-01", "2024-04", "local/app") == [None, *(pytest.approx(n / 730) for n in days)]
    assert told.months(YEARS, "2024-02", "2024-03", "local/web") == [None, pytest.approx(1535 / 365)]
    assert told.months(YEARS, "2024-02", "2024-03") == [pytest.approx(n / 365) for n in (731, 1578)]  # a@1 once
    assert told.row(YEARS, "2024-03")["sample_size"] == 2
    assert told.months(YEARS, "2024-02", "2024-03", "local/empty") == [None, 0]
    assert told.months(EACH, "2024-02", "2024-03", "local/empty") == [None, None]
    assert told(YEARS, "2024-03", "local/dark") is None
    assert told.coverage(YEARS, "2024-03", "local/app") == 2 / 5
    assert told.coverage(YEARS, "2024-03") == pytest.approx((2 / 5 + 3) / 4)


def test_what_no_answer_came_for_lowers_coverage(workspace: Workspace) -> None:
    tell(
        workspace,
        begun("local/app", "local/dark"),
        lists("local/app", "2024-02-10 scanned a@1 b@1 c@1 d@1"),
        lists("local/dark", "2024-02-10 scanned b@1"),
        package("a", asked="2024-05-10"),
        released("a", "1 2020-01-01", "2 2022-01-01 newest"),
        collected("local/app", "2024-06-01", "component"),
        collected("local/dark", "2024-06-01", "component"),
        said="sources: {deps_dev: false, osv: false, scorecard: false, upstream: false}",
    )
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        list(run.look_up(workspace, ledger))
        publish(workspace, ledger)
    told = Told(Snapshot(workspace.snapshot))
    assert told.coverage(YEARS, "2024-04", "local/app") == 1 / 4
    assert (told(YEARS, "2024-04", "local/dark"), told.coverage(YEARS, "2024-04", "local/dark")) == (None, 0)
    assert told(YEARS, "2024-04") == pytest.approx(731 / 365)
    assert told.coverage(YEARS, "2024-04") == pytest.approx(1 / 8)
    assert told(YEARS, "2024-06", "local/app") is None  # asked in May for the last time


def test_nobody_maintains_what_has_no_release_for_two_years_or_is_given_up(workspace: Workspace) -> None:
    """u1's two years are over with March; in April u2 and u4's version are deprecated, in May u3 is archived."""
    told = tell(
        workspace,
        begun("local/app", "local/web"),
        lists("local/app", "2024-02-01 scanned u1@1 u2@1 u3@1 u4@1 u5@1 ?u6"),
        lists("local/web", "2024-02-01 scanned u1@1 u5@1"),
        released("u1", "1 2022-03-01T00:00 newest", "2 2024-06-15 newest"),
        *(released(name, "1 2024-01-01 newest") for name in ("u2", "u3")),
        released("u4", "1 2023-01-01 deprecated", "2 2024-01-01 newest"),
        package("u2", asked="2024-04-10", deprecated=True),
        package("u3", "github.com/x/u3", asked="2024-04-10", deprecated=False),
        package("u4", "github.com/x/u4", asked="2024-04-10", deprecated=False),
        forge_says("github.com/x/u3", archived=True, asked="2024-05-10"),
        forge_says("github.com/x/u4", archived=False, asked="2024-05-10"),
        collected("local/app", "2024-07-01", *NEEDS),
        collected("local/web", "2024-07-01", *NEEDS),
    )
    assert told.months(UNMAINTAINED, "2024-01", "2024-06", "local/app") == [None, 0, 25, 75, 100, 75]
    assert told.months(UNMAINTAINED, "2024-01", "2024-06", "local/web") == [None, 0, 100, 100, 100, 0]
    assert told.months(UNMAINTAINED, "2024-01", "2024-06") == [None, 0, 25, 75, 100, 75]
    assert told.row(UNMAINTAINED, "2024-03")["sample_size"] == 4
