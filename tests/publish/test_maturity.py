"""Frozen scores among the numbers: of each month what was frozen last, of a draft nothing."""

import json
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from assessments.folder import About, Assessment
from assessments.making import create
from assessments.workflow import freeze
from data.ledger import open_ledger
from data.snapshot import Snapshot
from data.workspace import Workspace
from publish import publish
from tests.assessments.said import Draft, answer

YES, NO = answer("GGI-A-16.1", "yes", "p-9"), answer("GGI-A-16.1", "no", "p-9")


def begun(workspace: Workspace, on: date, *drafts: Draft, **about: str) -> Assessment:
    said = {"model": "ggi", "version": "1.3", "subject": "city-of-x", "leads": ["p-9"], **about}
    one = create(workspace.assessments, About.model_validate_json(json.dumps(said)), on)
    one.say(drafts)
    return one


def froze(workspace: Workspace, on: date, *drafts: Draft, **about: str) -> Assessment:
    one = begun(workspace, on, *drafts, **about)
    freeze(one, "p-9", "city-of-x", on)
    return one


def published(workspace: Workspace) -> Snapshot:
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        publish(workspace, ledger, datetime(2026, 7, 1))
    return Snapshot(workspace.snapshot)


def values(workspace: Workspace, metric: str = "maturity.ggi") -> list[tuple[str, float | None]]:
    found = published(workspace).rows("select period, value from metric_value where metric = ? order by 1", [metric])
    return [(f"{period:%Y-%m}", value) for period, value in found]


def test_without_assessments_there_is_no_maturity(workspace: Workspace) -> None:
    assert values(workspace) == []
    begun(workspace, date(2026, 3, 14), YES)
    assert values(workspace) == []


def test_every_score_is_a_row_as_it_was_frozen(workspace: Workspace) -> None:
    one = froze(workspace, date(2026, 3, 14), YES, NO | {"key": "GGI-A-34.2"})
    found = published(workspace).rows("select * from metric_value where metric like 'maturity.%'")
    assert len(found) == len({row[0] for row in found})
    rows = {row[0]: row[1:] for row in found}
    # by hand: 16 has 2 points, 34 has 5; the goal is (100 + 0) / 2, the whole has this goal alone
    at = one.log().events[0].at
    assert rows["maturity.ggi.GGI-A-16"] == (
        "city-of-x", None, date(2026, 3, 1), 100, 50, 100, 1, 0.5, at, "1.3/1", "own",
    )  # fmt: skip
    assert rows["maturity.ggi.strategy"][3] == rows["maturity.ggi"][3] == 50
    assert rows["maturity.ggi.trust"][3] is None
    # 5 goals, 25 activities, whole, stage, not applicable, 2 mandates, 5 demands
    assert len(rows) == 40


def test_a_correction_takes_the_place_of_what_it_corrects(workspace: Workspace) -> None:
    first = froze(workspace, date(2025, 3, 14), YES)
    froze(workspace, date(2026, 3, 14), YES)
    assert values(workspace) == [("2025-03", 100), ("2026-03", 100)]
    froze(workspace, date(2026, 5, 1), NO, corrects=first.id)
    assert values(workspace) == [("2025-03", 0), ("2026-03", 100)]
    froze(workspace, date(2026, 6, 1), NO | {"value": "partly"}, corrects=first.id)
    assert values(workspace) == [("2025-03", 50), ("2026-03", 100)]  # of two corrections the last that was frozen


def test_repositories_and_questionnaires_have_their_own_rows(workspace: Workspace) -> None:
    froze(workspace, date(2026, 3, 14), YES)
    for subject, value in (("local/a", "yes"), ("local/b", "no")):
        froze(
            workspace, date(2026, 3, 14), answer("code-in-the-open.1", value, "p-9"),
            model="standard-for-public-code", version="0.8.0", subject=subject,
        )  # fmt: skip
    found = published(workspace).rows(
        "select metric, repository, value from metric_value where metric in (?, ?) order by 1, 2",
        ["maturity.ggi", "maturity.standard-for-public-code"],
    )
    assert found == [
        ("maturity.ggi", None, 100),
        ("maturity.standard-for-public-code", "local/a", 100),
        ("maturity.standard-for-public-code", "local/b", 0),
    ]


@pytest.mark.parametrize("spoilt", ["folder", "rows"])
def test_what_cannot_be_read_leaves_the_rest(workspace: Workspace, spoilt: str) -> None:
    one = froze(workspace, date(2025, 3, 14), YES)
    froze(workspace, date(2026, 3, 14), YES)
    path = one.folder / ("assessment.yaml" if spoilt == "folder" else "log.jsonl")
    path.write_bytes(path.read_bytes().replace(b"model: ggi", b"model: [").replace(b'"2025-03-01"', b'"spring"'))
    assert values(workspace) == [("2026-03", 100)]


def test_the_numbers_say_no_name(workspace: Workspace, tmp_path: Path) -> None:
    froze(workspace, date(2026, 3, 14), YES | {"note": "Said by Ada"})
    text = workspace.snapshot
    published(workspace)
    with duckdb.connect(str(text), read_only=True) as connection:
        tables = [name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()]
        rows = [row for table in tables for row in connection.execute(f'select * from "{table}"').fetchall()]
    assert tables and not [row for row in rows if "Ada" in str(row) or "p-9" in str(row)]
