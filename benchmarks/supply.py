"""Invented components, packages and vulnerabilities for the seeded ledger: what its repositories are built from."""

from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa

from data.ledger import Ledger
from data.records import (
    Advisory,
    Collection,
    Component,
    Inventory,
    OutsideContribution,
    Package,
    PackageVersion,
    Scorecard,
    Screening,
    UpstreamWork,
    Vulnerability,
    schema,
)

PACKAGES = 5_000
VERSIONS = 6
EACH = 300  # components of a repository
FLAWS = 1_500
LICENCES = ["MIT", "Apache-2.0", "BSD-3-Clause", "LGPL-2.1-only", "GPL-3.0-only", "MIT OR GPL-2.0-only", None]
RESOURCES = ("component", "package", "advisory", "scorecard")


def package(number: int) -> str:
    """The package of that number; low ones are used most."""
    return f"pkg:npm/package-{number:04}"


def write(ledger: Ledger, repository: str, now: datetime, draw: np.random.Generator) -> None:
    """What one repository was built from in the last two years."""
    numbers = np.unique((PACKAGES * draw.random(EACH) ** 2).astype(int))
    versions = draw.integers(0, VERSIONS, len(numbers))
    days = draw.integers(1, 700, len(numbers))
    gone = draw.random(len(numbers)) < 0.2
    names = [package(number) for number in numbers.tolist()]
    texts = [f"{version}.0.0" for version in versions.tolist()]
    first = [now - timedelta(days=day) for day in days.tolist()]
    rows = {
        "repository": [repository] * len(names),
        "component": [f"{name}@{text}" for name, text in zip(names, texts, strict=True)],
        "package": names,
        "version": texts,
        "direct": (draw.random(len(names)) < 0.15).tolist(),
        "scope": ["runtime"] * len(names),
        "licence": [LICENCES[number % len(LICENCES)] for number in numbers.tolist()],
        "source": ["scanned"] * len(names),
        "first_seen": first,
        "last_seen": [now] * len(names),
        "gone_at": [at + (now - at) / 2 if left else None for at, left in zip(first, gone.tolist(), strict=True)],
    }
    columns = schema(Component)
    ledger.save_table(
        Component,
        pa.table({name: rows.get(name, [None] * len(names)) for name in columns.names}, schema=columns),
        fresh=True,
    )
    ledger.save([Inventory(repository, "scanned", None, "CycloneDX 1.6", now, now, int((~gone).sum()), 0, 0)])
    ledger.save(
        Collection(repository, resource, now - timedelta(days=700), now, now, "complete", 1, 1)
        for resource in RESOURCES
    )


def world(ledger: Ledger, now: datetime, draw: np.random.Generator) -> None:
    """What is known of every package: versions, vulnerabilities, who works on it, what was given back."""
    for number in range(PACKAGES):
        name, project = package(number), f"github.com/maker-{number % 900}/package-{number:04}"
        since = [now - timedelta(days=2_000 - 300 * version + number % 200) for version in range(VERSIONS)]
        ledger.save([Package(name, project, number % 97 == 0, True, now)])
        ledger.save(
            PackageVersion(name, f"{version}.0.0", at, False, False, "MIT", at) for version, at in enumerate(since)
        )
        ledger.save(Screening(f"{name}@{version}.0.0", now) for version in range(VERSIONS))
        if number % 2:
            ledger.save([Scorecard(project, number % 100 / 10, now, now)])
            ledger.save([UpstreamWork(project, now, 100, 9, 1 + number % 5, 0, None, None, now)])
    for flaw in range(FLAWS):
        at = now - timedelta(days=flaw % 900)
        ledger.save([Advisory(f"GHSA-{flaw}", None, f"CVE-{flaw}", "text", flaw % 100 / 10, "high", at, at, None)])
        name = package(flaw * 3 % PACKAGES)
        ledger.save(Vulnerability(f"{name}@{version}.0.0", name, f"GHSA-{flaw}", "5.0.0", now) for version in range(3))
    given = (int(number) for number in draw.integers(0, PACKAGES, 5_000))
    ledger.save(
        OutsideContribution(
            f"github.com/maker-{number % 900}/package-{number:04}", "change_request", str(item),
            now - timedelta(days=item % 700), now - timedelta(days=item % 700), now,
        )
        for item, number in enumerate(given)
    )  # fmt: skip
