"""Rows as text for a terminal or another program."""

import json
from datetime import date, datetime
from typing import Any

import pandas as pd

from data.words import _


def printed(rows: pd.DataFrame, form: str) -> str:
    """The rows as a table, JSON (one list of objects) or CSV; unknown is `unknown`, null or nothing."""
    if form == "csv":
        return _timed(rows).to_csv(index=False).rstrip("\n")
    if form == "json":
        return json_text([dict(zip(rows.columns, row, strict=True)) for row in rows.astype(object).to_numpy()])
    if rows.empty:
        return _("There are no numbers for this.")
    whole = rows.assign(repository=rows["repository"].fillna("-")) if "repository" in rows else rows
    return whole.to_string(index=False, na_rep="unknown")


def _timed(rows: pd.DataFrame) -> pd.DataFrame:
    """Times as YYYY-MM-DDTHH:MM:SSZ."""
    times = rows.select_dtypes("datetime")
    return rows.assign(**{str(name): times[name].dt.strftime("%Y-%m-%dT%H:%M:%SZ") for name in times})


def json_text(value: Any) -> str:
    """JSON with dates as YYYY-MM-DD, times with Z and unknown as null."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=1)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value
