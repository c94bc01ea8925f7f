"""A history cut short is a state: what is there is kept, what is not is known to be missing."""

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from tests.conftest import Collect, Rows
from tests.histories import ADA, BEN, History, begin


@pytest.fixture
def upstream(tmp_path: Path) -> History:
    """Five commits from January to May 2024; the one of April is a merge."""
    history = begin(tmp_path / "upstream")
    history.commit("2024-01-15", files={"a.txt": "1\n2\n3\n", "README.md": "hello\n"})
    history.git("checkout", "--quiet", "-b", "side")
    history.commit("2024-02-15", BEN, {"b.txt": "1\n"})
    history.git("checkout", "--quiet", "main")
    history.commit("2024-03-15", files={"c.txt": "1\n"})
    history.merge("2024-04-15", ADA, "side")
    history.commit("2024-05-15", files={"a.txt": "1\n"})
    return history


@pytest.fixture
def shallow(upstream: History, tmp_path: Path) -> History:
    """May, and at the boundary April's merge."""
    path = tmp_path / "shallow"
    subprocess.run(["git", "clone", "--quiet", "--depth=2", f"file://{upstream.path}", str(path)], check=True)
    return History(path)


COMMITS = 'select month(authored_at), parents, added, removed from "commit" order by authored_at'
STATE = "select state, expected, collected from collection where resource = 'commit' order by started_at desc limit 1"
CUT = "select complete_from from repository"


def test_what_is_there_is_kept_and_the_boundary_known(shallow: History, collect: Collect, rows: Rows) -> None:
    assert [outcome.state for outcome in collect(shallow.path)] == ["partial"]
    # git prints no parents of the merge, and the whole tree as its change
    assert rows(COMMITS) == [(4, 2, None, None), (5, 1, 0, 2)]
    assert rows(STATE) == [("partial", 2, 2)]
    assert rows(CUT) == [(datetime(2024, 4, 15, 12),)]
    assert rows("select value, observed_at from observation where name = 'readme'") == [
        ("README.md", datetime(2024, 4, 15, 12))
    ]


def test_months_before_the_boundary_are_not_covered(
    shallow: History, app: History, collect: Collect, views: Rows
) -> None:
    app.commit("2024-01-01", files={"x": "the organisation begins\n"})
    collect(app.path, shallow.path)
    found = views(
        """select strftime(period, '%m'), coverage from resource_month
        where repository = 'local/shallow' and resource = 'commit' and year(period) = 2024"""
    )
    covered: dict[str, float] = dict(found)
    assert (covered["01"], covered["03"], covered["05"]) == (0, 0, 1)
    assert covered["04"] == pytest.approx(16 / 30)  # 15 to 30 April


def test_a_history_that_is_deepened_is_read_again(shallow: History, collect: Collect, rows: Rows) -> None:
    collect(shallow.path)
    shallow.git("fetch", "--quiet", "--deepen=1")
    assert [outcome.state for outcome in collect(shallow.path)] == ["partial"]
    assert rows(COMMITS) == [(2, 1, None, None), (3, 1, None, None), (4, 2, 0, 0), (5, 1, 0, 2)]
    assert rows(CUT) == [(datetime(2024, 3, 15, 12),)]
    shallow.git("fetch", "--quiet", "--unshallow")
    assert [outcome.state for outcome in collect(shallow.path)] == ["complete"]
    assert rows(COMMITS) == [(1, 0, 4, 0), (2, 1, 1, 0), (3, 1, 1, 0), (4, 2, 0, 0), (5, 1, 0, 2)]
    assert rows(CUT) == [(None,)]
    assert rows("select observed_at from observation where name = 'readme'") == [(datetime(2024, 1, 15, 12),)]


def test_an_address_can_be_shallow_too(shallow: History, collect: Collect, rows: Rows) -> None:
    assert [outcome.state for outcome in collect(f"file://{shallow.path}")] == ["partial"]
    assert rows(COMMITS) == [(4, 2, None, None), (5, 1, None, None)]
    assert rows(CUT) == [(datetime(2024, 4, 15, 12),)]


def test_a_linked_work_tree_is_as_shallow_as_its_main_one(
    shallow: History, tmp_path: Path, collect: Collect, rows: Rows
) -> None:
    shallow.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "linked"))
    assert [(outcome.name, outcome.state) for outcome in collect(tmp_path / "linked")] == [("local/linked", "partial")]
    assert rows(COMMITS) == [(4, 2, None, None), (5, 1, 0, 2)]
