"""Rows as text: JSON, CSV and a table, unknown as each of them says it."""

import json
from datetime import date, datetime

import pandas as pd

from data.tables import json_text, printed

ROWS = pd.DataFrame(
    {
        "repository": ["local/app", None],
        "period": [date(2026, 10, 1), date(2026, 10, 1)],
        "value": [1.5, None],
        "collected_at": [datetime(2026, 11, 2, 3, 4, 5), pd.NaT],
    }
)


def test_json_is_one_list_with_null_for_unknown_and_z_for_utc() -> None:
    first, second = json.loads(printed(ROWS, "json"))
    assert first == {
        "repository": "local/app",
        "period": "2026-10-01",
        "value": 1.5,
        "collected_at": "2026-11-02T03:04:05Z",
    }
    assert second == {"repository": None, "period": "2026-10-01", "value": None, "collected_at": None}


def test_csv_leaves_unknown_empty() -> None:
    assert printed(ROWS[["repository", "value"]], "csv").splitlines() == ["repository,value", "local/app,1.5", ","]


def test_a_table_says_unknown() -> None:
    assert "unknown" in printed(ROWS, "table").splitlines()[2]


def test_no_rows_are_an_empty_list() -> None:
    assert json.loads(printed(ROWS.iloc[:0], "json")) == []


def test_text_that_looks_like_nothing_stays_text() -> None:
    assert json.loads(json_text(["", "NaN"])) == ["", "NaN"]
