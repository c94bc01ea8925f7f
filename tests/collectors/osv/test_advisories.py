"""An OSV record as a row, and how severe it is. Scores are those of FIRST's calculators."""

from datetime import datetime
from typing import Any

import pytest

from collectors.osv.advisories import advisory
from collectors.osv.matching import UnreadableError
from collectors.osv.severity import severity

V2 = "AV:N/AC:L/Au:N/C:P/I:P/A:P"
V3 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
V4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"
LOW = "CVSS:3.0/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N"
NONE = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N"


@pytest.mark.parametrize(
    ("vectors", "word", "expected"),
    [
        ([V2], None, (7.5, "high")),
        ([V3], None, (9.8, "critical")),
        ([V4], None, (9.3, "critical")),
        ([LOW], None, (2.2, "low")),
        ([NONE], None, (0.0, "none")),
        ([V3, V4, V2], "LOW", (9.3, "critical")),
        (["CVSS:4.0/AV:X", V3], None, (9.8, "critical")),
        (["CVSS:3.1/AV:N"], "MODERATE", (None, "medium")),
        (["7.5"], "HIGH", (None, "high")),
        (["", "/", "CVSS:9.0/AV:N", "A:" * 400, 9.8, None], None, (None, None)),
        ([], "MODERATE", (None, "medium")),
        ([], "important", (None, None)),
        ([], 7, (None, None)),
    ],
)
def test_severity(vectors: list[Any], word: Any, expected: tuple[float | None, str | None]) -> None:
    rated = [{"type": "CVSS_V3", "score": vector} for vector in vectors]
    assert severity({"severity": rated, "database_specific": {"severity": word}}) == expected


@pytest.mark.parametrize("wrong", ["high", {"score": V3}, [V3], [None], 7])
def test_severity_of_another_shape_is_unknown(wrong: Any) -> None:
    assert severity({"severity": wrong, "database_specific": wrong, "affected": wrong}) == (None, None)


def test_severity_of_what_it_affects() -> None:
    affected = [{"severity": [{"type": "CVSS_V3", "score": LOW}]}, {"severity": [{"type": "CVSS_V3", "score": V3}]}]
    assert severity({"affected": affected}) == (9.8, "critical")
    assert severity({"affected": affected, "severity": [{"type": "CVSS_V3", "score": LOW}]}) == (2.2, "low")


def test_a_row() -> None:
    row = advisory({
        "id": "GHSA-xxxx", "aliases": ["PYSEC-2021-1", "CVE-2021-44228", "CVE-2021-4104"], "summary": " A  hole\n",
        "modified": "2024-02-01T12:00:00.123456789+02:00", "published": "2021-12-10T00:00:00Z",
    })  # fmt: skip
    assert (row.advisory, row.aliases) == ("GHSA-xxxx", "CVE-2021-4104,CVE-2021-44228,PYSEC-2021-1")
    assert row.canonical == "CVE-2021-4104"  # the older of two
    assert row.summary == "A hole"
    assert (row.published_at, row.withdrawn_at) == (datetime(2021, 12, 10), None)
    assert row.modified_at == datetime(2024, 2, 1, 10, 0, 0, 123456)


def test_what_is_counted_once() -> None:
    changed = {"modified": "2024-01-01T00:00:00Z"}
    assert advisory({"id": "CVE-2024-0002", "aliases": ["CVE-2023-0001"]} | changed).canonical == "CVE-2024-0002"
    assert advisory({"id": "PYSEC-1", "aliases": ["GHSA-1"]} | changed).canonical == "GHSA-1"
    assert advisory({"id": "GHSA-1", "aliases": ["PYSEC-1"]} | changed).canonical == "GHSA-1"


def test_only_details() -> None:
    row = advisory({"id": "X-1", "modified": "2024-01-01T00:00:00Z", "details": "First.\n\n" + "Second " * 100})
    assert row.summary == "First."
    assert len(advisory({"id": "X-1", "modified": "2024-01-01", "details": "word " * 1000}).summary or "") <= 300
    assert advisory({"id": "X-1", "modified": "2024-01-01", "summary": "\ud800 odd"}).summary == "? odd"


def test_other_shapes_are_left_out() -> None:
    row = advisory({
        "id": "X-1", "modified": "2024-01-01T00:00:00Z", "aliases": [1, None, "A,B", "", "a b", "Y"], "summary": 5,
        "published": "soon", "withdrawn": 7,
    })  # fmt: skip
    assert (row.aliases, row.summary, row.published_at, row.withdrawn_at) == ("Y", None, None, None)
    assert advisory({"id": "X-1", "modified": "2024-01-01T00:00:00Z", "aliases": "Y"}).aliases is None


@pytest.mark.parametrize(
    "broken",
    [{"id": None}, {"id": 7}, {"id": ""}, {"id": "a b"}, {"id": "x" * 101}, {"modified": None}, {"modified": 5},
     {"modified": "yesterday"}, {"modified": "0001-01-01T00:00:00+14:00"}],
)  # fmt: skip
def test_a_row_needs_an_id_and_a_time(broken: dict[str, Any]) -> None:
    with pytest.raises(UnreadableError):
        advisory({"id": "X-1", "modified": "2024-01-01T00:00:00Z"} | broken)
