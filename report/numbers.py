"""Every number that a report says, for programs: CSV and JSON, with the metric's id."""

import csv
import json
import math
from dataclasses import fields
from datetime import datetime
from io import StringIO

from data.harmless import harmless
from report.story import Number, Report

Plain = str | int | float | None

COLUMNS = tuple(one.name for one in fields(Number))


def as_csv(report: Report) -> str:
    """A line for each number after one with the columns; unknown is empty, and nothing is computed by a spreadsheet."""
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([_cell(value) for value in _row(number).values()] for number in report.numbers)
    return text.getvalue()


def as_json(report: Report) -> str:
    """An object with the report's organisation, period, day and language, and the numbers; unknown is null."""
    said = {
        "organisation": report.organisation,
        "period": report.period,
        "day": report.day.isoformat(),
        "language": report.language,
    }
    whole = {"report": said, "numbers": [_row(number) for number in report.numbers]}
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _row(number: Number) -> dict[str, Plain]:
    return {name: _plain(getattr(number, name)) for name in COLUMNS}


def _plain(value: object) -> Plain:
    """Days as YYYY-MM-DD, times as YYYY-MM-DDTHH:MM:SSZ, whole numbers without a point; no number is unknown."""
    if isinstance(value, float):
        return (int(value) if value.is_integer() else value) if math.isfinite(value) else None
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    return value if value is None or isinstance(value, str | int) else str(value)


def _cell(value: Plain) -> Plain:
    return harmless(value) if isinstance(value, str) else value
