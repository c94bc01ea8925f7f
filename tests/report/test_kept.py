"""What reports said, kept one after the other: whatever says the same is kept once."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.words import Problem
from data.workspace import Workspace, create
from report.kept import keep, last
from report.story import Number, Report
from tests.report.stories import full

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create(tmp_path / "w", "City of X")


def report(value: float | None, day: date = MAY, **words: Any) -> Report:
    """One number, as of a day."""
    measured = Number("figures", "licence_coverage", "now", value, "%", f"{value} %", date(2026, 4, 1), definition="1")
    return replace(full(), day=day, numbers=(measured,), **words)


def files(workspace: Workspace) -> list[Path]:
    """In the order in which they were kept."""
    return sorted((workspace.reports / "kept").glob("*.json"))


def starts(workspace: Workspace) -> list[str]:
    """Their names without the fingerprint."""
    return [path.name[:14] for path in files(workspace)]


def value(workspace: Workspace, now: Report) -> float | None:
    """What the report before this one said."""
    found = last(workspace, now)
    assert found is not None
    return found.numbers[0].value


def problem(workspace: Workspace, now: Report) -> str:
    with pytest.raises(Problem) as raised:
        last(workspace, now)
    return str(raised.value).replace(f"{workspace.reports / 'kept'}{os.sep}", "")


def test_the_first_has_none_before_it(workspace: Workspace) -> None:
    assert last(workspace, full()) is None
    keep(workspace, full())
    assert starts(workspace) == ["2026-11-22-001"]
    assert last(workspace, full()) is None  # still: it is this very one


def test_it_comes_back_as_it_was_said(workspace: Workspace) -> None:
    keep(workspace, full())
    found = last(workspace, report(1, date(2026, 11, 23)))
    assert found is not None and found.day == date(2026, 11, 22)
    assert [replace(one, collected_at=None) for one in found.numbers] == [
        replace(one, collected_at=None) for one in full().numbers
    ]


def test_the_same_in_other_words_is_kept_once(workspace: Workspace) -> None:
    keep(workspace, report(41))
    before = [path.stat() for path in files(workspace)]
    other = report(41, language="de", title="Offene Quellen", chapters=(), kind="Bericht", changed=None)
    said = replace(other.numbers[0], text="41\N{NO-BREAK SPACE}%", collected_at=datetime(2026, 5, 4, 9))
    for same in (report(41), other, replace(other, numbers=(said,))):
        keep(workspace, same)
    assert [path.stat() for path in files(workspace)] == before


@pytest.mark.parametrize(
    "other",
    [
        {"value": 42.0}, {"value": None}, {"low": 40.0}, {"high": 45.0}, {"sample_size": 12}, {"coverage": 0.9},
        {"definition": "2"}, {"period": date(2026, 5, 1)}, {"metric": "external_share"}, {"what": "last"},
        {"part": "chapters"}, {"unit": "1"},
    ],
    ids=lambda other: next(iter(other)),
)  # fmt: skip
def test_whatever_was_measured_otherwise_is_another(workspace: Workspace, other: dict[str, Any]) -> None:
    one = report(41)
    keep(workspace, one)
    keep(workspace, replace(one, numbers=(replace(one.numbers[0], **other),)))
    assert starts(workspace) == ["2026-05-04-001", "2026-05-04-002"]


def test_the_last_digits_of_a_sum_are_no_difference(workspace: Workspace) -> None:
    """Summed in another order, as each publishing may, it is 814.5490994101979."""
    keep(workspace, report(814.549099410197))
    keep(workspace, report(814.5490994101979))
    assert len(files(workspace)) == 1


def test_order_of_numbers_is_no_difference(workspace: Workspace) -> None:
    keep(workspace, full())
    keep(workspace, replace(full(), numbers=full().numbers[::-1]))
    assert len(files(workspace)) == 1


def test_another_day_is_another(workspace: Workspace) -> None:
    """Who reported on Monday and reports on Tuesday wants to hear that nothing changed since Monday."""
    for day in (3, 4, 5):
        keep(workspace, report(41, date(2026, 5, day)))
    found = last(workspace, report(41, date(2026, 5, 6)))
    assert found is not None and found.day == date(2026, 5, 5)


def test_days_and_numbers_order_them_not_the_clock_of_files(workspace: Workspace) -> None:
    keep(workspace, report(1))
    keep(workspace, report(2))
    keep(workspace, report(3, date(2026, 4, 30)))
    for age, path in enumerate(files(workspace)):
        os.utime(path, (10**9 - age, 10**9 - age))
    assert starts(workspace) == ["2026-04-30-001", "2026-05-04-001", "2026-05-04-002"]
    assert [value(workspace, report(9, day)) for day in (JUNE, MAY)] == [2, 3]


def test_numbers_of_a_day_go_beyond_three_digits(workspace: Workspace) -> None:
    keep(workspace, report(1))
    (path,) = files(workspace)
    path.rename(path.with_name(path.name.replace("-001-", "-999-")))
    keep(workspace, report(2))
    assert {name[:15] for name in (path.name for path in files(workspace))} == {"2026-05-04-999-", "2026-05-04-1000"}
    assert value(workspace, report(3, JUNE)) == 2


def test_made_again_on_a_day_it_is_held_against_the_same_one(workspace: Workspace) -> None:
    """A draft, mended and made again, says what changed since the report of last month, and not since the draft."""
    keep(workspace, report(1))
    for n in (2, 3, 3, 2):
        assert value(workspace, report(n, JUNE)) == 1
        keep(workspace, report(n, JUNE))
    assert starts(workspace) == ["2026-05-04-001", "2026-06-01-001", "2026-06-01-002"]


def test_what_comes_later_is_not_the_last_one(workspace: Workspace) -> None:
    keep(workspace, report(1))
    keep(workspace, report(2, date(2031, 1, 1)))  # a clock that was wrong
    assert value(workspace, report(3, JUNE)) == 1


@pytest.mark.parametrize("exact", [0.1 + 0.2, 1 / 3, -0.0, 1e300, 100.0, None])
def test_any_number_comes_back(workspace: Workspace, exact: float | None) -> None:
    keep(workspace, report(exact))
    assert value(workspace, report(5, JUNE)) == exact


def test_what_is_no_number_is_unknown(workspace: Workspace) -> None:
    keep(workspace, report(float("nan")))
    assert value(workspace, report(5, JUNE)) is None


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _bytes(path: Path) -> None:
    path.write_bytes(b"\xff\x00" * 9)


def _deep(path: Path) -> None:
    path.write_bytes(b"[" * 100_000)


def _shaped(path: Path) -> None:
    path.write_text(json.dumps({"report": {"day": "2026-05-04"}, "numbers": [{"part": "figures"}]}), "utf-8")


def _altered(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace('"value": 41', '"value": 4100'), "utf-8")


def _dated(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("2026-05-04", "2026-05-03"), "utf-8")


@pytest.mark.parametrize("damage", [_cut, _empty, _bytes, _deep, _shaped, _altered, _dated])
def test_a_damaged_one_is_named(workspace: Workspace, damage: Any) -> None:
    keep(workspace, report(40, date(2026, 4, 1)))
    keep(workspace, report(41))
    path = files(workspace)[1]
    damage(path)
    assert problem(workspace, report(42, JUNE)) == (
        f"{path.name} is not as it was kept: its name or what is in it was changed. Put it back from a backup, or"
        " delete it; changes are then told since the report before it."
    )
    keep(workspace, report(42))  # what is new can be kept all the same
    assert value(workspace, report(43, JUNE)) == 42
    files(workspace)[2].unlink()
    path.unlink()
    assert value(workspace, report(43, JUNE)) == 40


@pytest.mark.parametrize("name", ["2026-05-04-001-0123abcd (copy).json", "2026-02-31-001-0123abcd.json", "x.json"])
def test_a_name_that_none_was_given_is_named(workspace: Workspace, name: str) -> None:
    keep(workspace, report(41))
    (path,) = files(workspace)
    path.rename(path.with_name(name))
    assert problem(workspace, report(42, JUNE)).startswith(f"{name} is not as it was kept")
    keep(workspace, report(42))
    assert len(files(workspace)) == 2


def test_what_a_crash_left_is_passed_over(workspace: Workspace) -> None:
    keep(workspace, report(41))
    (workspace.reports / "kept" / ".2026-05-04-002-0123abcd.json.new").write_text("{", "utf-8")
    assert value(workspace, report(42, JUNE)) == 41


def test_where_nothing_can_be_written_or_read_is_said(workspace: Workspace) -> None:
    workspace.reports.mkdir()
    (workspace.reports / "kept").write_text("", "utf-8")
    with pytest.raises(Problem, match="cannot be written"):
        keep(workspace, report(41))
    with pytest.raises(Problem, match="cannot be read"):
        last(workspace, report(41))


def test_many_at_once_keep_each_once(workspace: Workspace) -> None:
    """Of eight reports each is made four times at the same time."""
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: keep(workspace, report(n % 8)), range(32)))
    assert starts(workspace) == [f"2026-05-04-{n:03}" for n in range(1, 9)]
    assert len({path.name[15:] for path in files(workspace)}) == 8


def test_nobody_is_named(workspace: Workspace) -> None:
    keep(workspace, full())
    text = files(workspace)[0].read_text("utf-8")
    owners = {full().risk.owner, *(step.owner for step in full().steps.items)} - {""}
    assert owners and not [owner for owner in owners if owner in text]
