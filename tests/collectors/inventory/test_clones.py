"""Of when a list is: one that comes out of a clone of its last fetch, one that was asked for or given of now."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from collectors import run
from data.ledger import open_ledger
from data.workspace import Workspace
from tests.collectors.inventory.test_order import LOCK, bom
from tests.conftest import Collect, Rows
from tests.histories import Files, History

Fetch = Callable[[str], Path]

LOGGED = "select confirmed_at from collection where resource = 'component' order by started_at"
LISTED = "select component, first_seen, last_seen, gone_at from component order by all"


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00")


def npm(name: str) -> str:
    return f"pkg:npm/{name}@1.0.0"


@pytest.fixture
def fetch(app: History, tmp_path: Path) -> Fetch:
    """Brings a clone up to date as if on a day at noon."""
    mirror = tmp_path / "mirror" / "app.git"
    app.git("init", "--quiet", "--bare", "--initial-branch=main", str(mirror))

    def on(day: str) -> Path:
        History(mirror).git("fetch", "--quiet", str(app.path), "+refs/*:refs/*")
        os.utime(mirror / "FETCH_HEAD", (noon(day).replace(tzinfo=UTC).timestamp(),) * 2)
        return mirror

    return on


@pytest.mark.parametrize(
    ("files", "component"), [({"bom.json": bom("committed")}, "committed"), ({"package-lock.json": LOCK}, "scanned")]
)
def test_a_list_in_a_clone_is_known_until_its_last_fetch(
    app: History, fetch: Fetch, collect: Collect, rows: Rows, views: Rows, files: Files, component: str
) -> None:
    app.commit("2024-03-01", files=files)
    collect(fetch("2024-04-15"))
    assert rows(LISTED) == [(npm(component), noon("2024-04-15"), noon("2024-04-15"), None)]
    assert rows("select source, read_at from inventory") == [(component, noon("2024-04-15"))]
    assert rows(LOGGED) == [(noon("2024-04-15"),)]
    collect(fetch("2024-05-31"))  # nothing new
    assert rows(LOGGED) == [(noon("2024-04-15"),), (noon("2024-05-31"),)]
    collect(fetch("2024-06-03"))
    known = "select period, coverage from resource_month where resource = 'component' and coverage > 0 order by all"
    assert views(known) == [(date(2024, 4, 1), 1.0), (date(2024, 5, 1), 1.0), (date(2024, 6, 1), 3 / 30)]
    assert views("select period from inventory_month order by all") == [(date(2024, m, 1),) for m in (4, 5, 6)]


def test_what_a_later_fetch_brings_came_and_went_with_it(
    app: History, fetch: Fetch, collect: Collect, rows: Rows
) -> None:
    first, second, earlier = "2024-04-15", "2024-06-03", "2024-05-02"
    app.commit("2024-03-01", files={"bom.json": bom("kept", "left")})
    collect(fetch(first))
    app.commit("2024-05-01", files={"bom.json": bom("kept", "new")})
    collect(fetch(second))
    came = (npm("kept"), noon(first), noon(second), None)
    left = (npm("left"), noon(first), noon(first), noon(second))
    assert rows(LISTED) == [came, left, (npm("new"), noon(second), noon(second), None)]
    app.commit("2024-05-02", files={"bom.json": bom("kept")})
    collect(fetch(earlier))  # as of a copy of the clone that is older: nothing is gone before it came
    assert rows(LISTED) == [came, left, (npm("new"), noon(second), noon(second), noon(second))]


def test_a_clone_without_a_commit_was_so_at_its_last_fetch(fetch: Fetch, collect: Collect, rows: Rows) -> None:
    collect(fetch("2024-04-15"))
    assert rows("select read_at from inventory") == rows(LOGGED) == [(noon("2024-04-15"),)]


def test_what_a_forge_says_or_somebody_gives_is_of_now(
    app: History, fetch: Fetch, collect: Collect, rows: Rows, workspace: Workspace, tmp_path: Path
) -> None:
    begun = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    app.commit("2024-03-01", files={"package-lock.json": LOCK})
    collect(fetch("2024-04-15"), report=lambda: bom("forge"))
    (tmp_path / "given.json").write_bytes(bom("given"))
    target = run.parse(f"sbom:{tmp_path / 'given.json'}", "city-of-x", "self")
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        assert [outcome.problem for outcome in run.collect([target], workspace, ledger)] == [None]
    assert [(at >= begun) for (at,) in rows(LOGGED)] == [True, True]
    assert [(name, first >= begun) for name, first, *_rest in rows(LISTED)] == [
        (npm("forge"), True), (npm("given"), True),
    ]  # fmt: skip
