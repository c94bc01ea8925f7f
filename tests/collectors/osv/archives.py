"""Records and archives to try the collector with."""

import json
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from collectors.osv import Counts, found
from collectors.osv.asking import Source
from data.records import Advisory, Vulnerability

NOW = datetime(2026, 3, 14, 12)


def record(number: str, name: str, fixed: str | None = None, ecosystem: str = "PyPI", **more: Any) -> dict[str, Any]:
    """An advisory for every version of a package, or for all below one."""
    events = [{"introduced": "0"}, *([{"fixed": fixed}] if fixed else [])]
    affected = [
        {"package": {"ecosystem": ecosystem, "name": name}, "ranges": [{"type": "ECOSYSTEM", "events": events}]}
    ]
    return {"id": number, "modified": "2024-05-01T10:00:00Z", "affected": affected} | more


def zipped(path: Path, records: Iterable[dict[str, Any] | tuple[str, bytes]]) -> Path:
    """An archive as OSV publishes it: a file for each record, or files as they are given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in records:
            name, raw = one if isinstance(one, tuple) else (f"{one['id']}.json", json.dumps(one).encode())
            archive.writestr(name, raw)
    return path


def used(*purls: str) -> list[tuple[str, str, str | None]]:
    """Components as the ledger gives them: purl, package, version."""
    return [(purl, purl.rpartition("@")[0] or purl, purl.rpartition("@")[2] if "@" in purl else None) for purl in purls]


def seen(
    components: Iterable[tuple[str, str, str | None]], source: Source
) -> tuple[list[Advisory], list[Vulnerability], Counts]:
    """What the collector yields, sorted by kind."""
    rows = list(found(components, source, NOW))
    counts = rows.pop()
    assert isinstance(counts, Counts)
    return (
        [row for row in rows if isinstance(row, Advisory)],
        [row for row in rows if isinstance(row, Vulnerability)],
        counts,
    )


def pairs(vulnerabilities: Iterable[Vulnerability]) -> set[tuple[str, str, str | None]]:
    """Component, advisory and the version that mends it."""
    return {(one.component, one.advisory, one.fixed) for one in vulnerabilities}
