"""Exchange files as others make them, written out; a test changes what it is about."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from data.words import Problem
from peers.exchange.reading import read

Y, Z = "0123456789abcdef" * 2, "fedcba9876543210" * 2
VALUE = {
    "metric": "licence_coverage", "period": "2024-02-01", "value": 87.5, "low": 80.0, "high": 90.0, "sample_size": 40,
    "coverage": 0.95, "collected_at": "2024-03-02T06:00:00Z", "definition": "1",
}  # fmt: skip
SCORE = {"metric": "maturity.ggi", "period": "2024-01-01", "value": 65, "definition": "1.3/1"}


def named(id_: str = Y, name: str = "City of Y", **said: Any) -> dict[str, Any]:
    return {
        "format": "ospo-exchange",
        "schema": 2,
        "mode": "named",
        "created_at": "2024-03-05T06:00:00Z",
        "member": {"id": id_, "name": name, "level": "local", "country": "SE"},
        "models": {"ggi": "1.3"},
        "values": [VALUE],
    } | said


def pseudonymous(id_: str = Z, **said: Any) -> dict[str, Any]:
    return {
        "format": "ospo-exchange",
        "schema": 2,
        "mode": "pseudonymous",
        "created_at": "2024-01-01T00:00:00Z",
        "member": {"id": id_, "level": "local", "region": "154"},
        "models": {"ggi": "1.3"},
        "values": [SCORE],
    } | said


def write(path: Path, given: Any) -> Path:
    path.write_text(given if isinstance(given, str) else json.dumps(given), "utf-8")
    return path


def refused(path: Path, given: Any) -> tuple[str, str, int]:
    """Code, key and line of what a file is refused for, which names the file."""
    with pytest.raises(Problem, match=re.escape(str(path))) as caught:
        read(write(path, given))
    fields = caught.value.fields
    return caught.value.code, str(fields.get("key", "")), int(str(fields.get("line", 0)))
