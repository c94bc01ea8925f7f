"""That somebody looked from elsewhere is noted by its month, once, and nothing else is."""

import json
from datetime import date
from pathlib import Path

import pytest

from data import opening
from data.workspace import Workspace
from tests.data.story import tell
from tests.data.supply import begun

SHARED = "dashboard_shared"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (None, False),
        ("", False),
        ("127.0.0.1", False),
        ("127.8.8.8", False),  # all of the net is this machine
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("a proxy", False),
        ("10.1.2.3", True),
        ("::ffff:10.1.2.3", True),
        ("2001:db8::1", True),
        ("fe80::1%eth0", True),
    ],
)
def test_whose_address_is_another_machines(address: str | None, expected: bool) -> None:
    assert opening.elsewhere(address) is expected


def test_a_month_is_noted_once_and_alone(workspace: Workspace) -> None:
    assert opening.months(workspace) == []
    for day in (date(2024, 5, 31), date(2024, 3, 2), date(2024, 5, 1), date(2024, 3, 30)):
        opening.note(workspace, day)
    assert json.loads((workspace.root / "opened.json").read_text("utf-8")) == ["2024-03", "2024-05"]
    assert opening.months(workspace) == [date(2024, 3, 1), date(2024, 5, 1)]
    assert [path.name for path in workspace.root.glob("opened*")] == ["opened.json"]


@pytest.mark.parametrize("said", ["", "{", "7", '{"2024-03": 1}', "[3, null]", '["2024-13", "2024-3", "x"]'])
def test_what_cannot_be_read_says_nothing(workspace: Workspace, said: str) -> None:
    (workspace.root / "opened.json").write_text(said)
    assert opening.months(workspace) == []
    opening.note(workspace, date(2024, 3, 2))
    assert opening.months(workspace) == [date(2024, 3, 1)]


def test_a_folder_that_cannot_be_written_fails_nobodys_visit(tmp_path: Path) -> None:
    there = Workspace(tmp_path / "gone")
    opening.note(there, date(2024, 3, 2))
    assert opening.months(there) == []


def test_before_the_first_visit_it_is_unknown_whether_anybody_looked(workspace: Workspace) -> None:
    opening.note(workspace, date(2024, 3, 2))
    opening.note(workspace, date(2024, 5, 2))
    told = tell(
        workspace,
        begun("local/app"),
    )
    assert told.months(SHARED, "2024-01", "2024-06") == [None, None, 1, 0, 1, 0]
    assert told(SHARED, "2024-03", "local/app") is None
    assert told.row(SHARED, "2024-02")["sample_size"] == 0


def test_nobody_looked_so_nothing_is_known(workspace: Workspace) -> None:
    told = tell(workspace, begun("local/app"))
    assert told(SHARED, "2024-03") is None
