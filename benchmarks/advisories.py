"""How long it takes to find what is known of ten thousand components among a quarter of a million advisories."""

import json
import random
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measuring import Row, Setting, apart
from collectors.osv import Counts, Folder, found
from data.records import Vulnerability

COMPONENTS, ADVISORIES, SECONDS, MEMORY = 10_000, 250_000, 60, 300
_ECOSYSTEMS = {"PyPI": "pypi", "npm": "npm", "Maven": "maven", "Go": "golang", "RubyGems": "gem", "NuGet": "nuget"}
_PACKAGES = 20_000
"""Packages of an ecosystem that advisories speak of; a twelfth of them is in use."""


def measure(setting: Setting) -> Iterator[Row]:
    """Reading OSV's archives from a folder and comparing versions, in a process of its own."""
    folder = setting.folder / "advisories"
    folder.mkdir()
    advisories, components = setting.of(ADVISORIES), setting.of(COMPONENTS)
    for place, ecosystem in enumerate(_ECOSYSTEMS):
        _archive(folder / f"{ecosystem}.zip", ecosystem, place, advisories // len(_ECOSYSTEMS))
    (seconds, asked, matches), peak = apart(_look_up, folder, components)
    assert asked == components
    assert matches
    yield Row(f"{components:,} components × {advisories:,} advisories", seconds, "allowed", SECONDS, 1)
    yield Row(f"the same, {matches:,} found, memory", peak, "as for commits", MEMORY, 1, "MB")


def _look_up(folder: Path, components: int) -> tuple[float, int, int]:
    """Seconds, how many components were asked for, and how many vulnerabilities were found."""
    used = _used(components)
    begin = datetime.now(UTC).replace(tzinfo=None)
    rows = list(found(used, Folder(folder), begin))
    seconds = (datetime.now(UTC).replace(tzinfo=None) - begin).total_seconds()
    counts = rows[-1]
    assert isinstance(counts, Counts)
    assert not counts.broken
    return seconds, counts.asked, sum(isinstance(row, Vulnerability) for row in rows)


def _used(components: int) -> list[tuple[str, str, str | None]]:
    """Components, a sixth of each ecosystem, in three versions of each package."""
    made: list[tuple[str, str, str | None]] = []
    for number in range(components):
        ecosystem = list(_ECOSYSTEMS)[number % len(_ECOSYSTEMS)]
        package = number // len(_ECOSYSTEMS)
        name = _name(ecosystem, package // 3).replace(":", "/")
        version = f"{package % 3 + 1}.{package % 7}.0"
        purl = f"pkg:{_ECOSYSTEMS[ecosystem]}/{name}"
        made.append((f"{purl}@{version}", purl, version))
    return made


def _name(ecosystem: str, number: int) -> str:
    if ecosystem == "Maven":
        return f"org.example.group{number % 300}:artifact-{number}"
    return f"code.example/owner/module{number}" if ecosystem == "Go" else f"package-{number}"


def _archive(path: Path, ecosystem: str, seed: int, advisories: int) -> None:
    """An archive as OSV publishes it; the same each time. A few packages have many advisories, as in the world."""
    chance = random.Random(seed)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(advisories):
            name = _name(ecosystem, int(_PACKAGES * chance.random() ** 2))
            archive.writestr(
                f"X-{seed}-{number}.json", json.dumps(_record(f"X-{seed}-{number}", ecosystem, name, chance))
            )


def _record(number: str, ecosystem: str, name: str, chance: random.Random) -> dict[str, Any]:
    """About two kilobytes: two ranges, thirty versions one by one, a vector, references, a text."""
    first, second = chance.randint(0, 9), chance.randint(0, 9)
    older = [{"introduced": "0"}, {"fixed": f"1.{first}.{second}"}]
    newer = [{"introduced": "2.0.0"}, {"fixed": f"2.{second}.{first}"}]
    return {
        "schema_version": "1.6.0",
        "id": number,
        "aliases": [f"CVE-2024-{chance.randint(1000, 99999)}"],
        "modified": "2024-05-01T10:00:00.123456Z",
        "published": "2024-04-01T10:00:00Z",
        "summary": f"A hole in {name}",
        "details": " ".join(chance.choices(("input", "is", "not", "checked", "before", "it", "reaches"), k=120)),
        "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
        "affected": [
            {
                "package": {"ecosystem": ecosystem, "name": name, "purl": f"pkg:{_ECOSYSTEMS[ecosystem]}/{name}"},
                "ranges": [{"type": "ECOSYSTEM", "events": older + newer}],
                "versions": [f"0.{minor}.{patch}" for minor in range(6) for patch in range(5)],
            }
        ],
        "references": [{"type": "WEB", "url": f"https://code.example/{name}/{part}"} for part in range(5)],
        "credits": [{"name": "A finder", "type": "FINDER"}],
    }
