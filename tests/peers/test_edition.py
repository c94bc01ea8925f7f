"""Group figures change once a quarter at most, whatever is imported meanwhile."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.snapshot import Snapshot
from data.words import Problem
from data.workspace import Workspace
from peers.edition import read
from peers.groups import Edition, edition
from tests.peers.world import configured, pseudonymous, publish, receive, score

WHOLE, SPRING = "maturity.ggi", date(2026, 4, 1)


def file(number: int, value: float) -> dict[str, Any]:
    return pseudonymous(number, score(WHOLE, value, SPRING))


def medians(workspace: Workspace, now: datetime) -> list[float | None]:
    publish(workspace, [], now=now)
    found = Snapshot(workspace.snapshot).rows(
        "select median from peer_group where period = (select max(period) from peer_group)"
    )
    return [median for (median,) in found]


def workspace(tmp_path: Path, *values: float) -> Workspace:
    made = configured(tmp_path, "country: FI, level: local")
    for number, value in enumerate(values, 1):
        receive(made, file(number, value))
    return made


def test_what_comes_meanwhile_waits_for_the_next_quarter(tmp_path: Path) -> None:
    ours = workspace(tmp_path, 10, 20, 30, 40, 50)
    assert medians(ours, datetime(2026, 8, 20)) == [30]
    for number in range(6, 10):
        receive(ours, file(number, 90))
    assert medians(ours, datetime(2026, 9, 30, 23)) == [30]
    assert edition(Snapshot(ours.snapshot)) == Edition(date(2026, 8, 20), 4, 0)
    assert medians(ours, datetime(2026, 10, 1)) == [50]
    assert edition(Snapshot(ours.snapshot)) == Edition(date(2026, 10, 1), 0, 0)


def test_a_newer_file_of_a_member_waits_too(tmp_path: Path) -> None:
    ours = workspace(tmp_path, 10, 20, 30, 40, 50)
    assert medians(ours, datetime(2026, 8, 20)) == [30]
    receive(ours, file(3, 90), "2026-08-21")
    assert medians(ours, datetime(2026, 8, 22)) == [30]
    assert edition(Snapshot(ours.snapshot)).waiting == 1


def test_before_five_nothing_is_held_fast(tmp_path: Path) -> None:
    ours = workspace(tmp_path, 10, 20, 30, 40)
    assert medians(ours, datetime(2026, 8, 20)) == [None]
    receive(ours, file(9, 50))
    assert medians(ours, datetime(2026, 8, 21)) == [30]


def test_where_the_edition_cannot_be_read_nothing_is_said(tmp_path: Path) -> None:
    ours = workspace(tmp_path, 10, 20, 30, 40, 50)
    assert medians(ours, datetime(2026, 8, 20)) == [30]
    path = ours.peers / "edition.json"
    path.write_text("{", "utf-8")
    assert medians(ours, datetime(2026, 8, 21)) == []
    assert path.read_text("utf-8") == "{"
    with pytest.raises(Problem, match=r"edition\.json cannot be read"):
        read(path)


def test_a_file_that_cannot_be_read_any_more_is_counted(tmp_path: Path) -> None:
    ours = workspace(tmp_path, 10)
    receive(ours, file(7, 50)).write_text("{", "utf-8")
    publish(ours, [], now=datetime(2026, 8, 20))
    assert edition(Snapshot(ours.snapshot)).unreadable == 1


def test_no_figure_of_a_member_gets_into_the_snapshot(tmp_path: Path) -> None:
    ours = workspace(tmp_path, 10, 20, 30, 40, 50)
    publish(ours, [], now=datetime(2026, 8, 20))
    snapshot = Snapshot(ours.snapshot)
    assert snapshot.rows("select count(*) from metric_value") == [(0,)]
    assert snapshot.rows("select source from peer") == [("own",)]
